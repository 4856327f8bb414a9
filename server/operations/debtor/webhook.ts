import type { EventInsert } from '../../../contracts/interface/generated/v3/DebtorService.ts';
import { webhookEvents } from '../../../fixtures/webhook-events.ts';
import type { Webhook, WebhookEvent } from '../../world/records.ts';
import { isHttps } from '../../world/webhooks.ts';
import type { Family } from '../call.ts';
import { impossible, missing, noSuch } from '../shared/faults.ts';

/**
 * Where a debtor wants to be told of events. Nothing is ever posted there: what would be is not known
 * (mark: webhooks-post-nothing).
 */
export const webhook = {
  WebhookSettings_Get({ DebtorId }, { view }) {
    return view.debtor(DebtorId).webhooks.map(({ id, name, endpoint, active, events }) => ({
      WebhookSettingId: id,
      Name: name,
      Endpoint: endpoint,
      Active: active,
      Events: events.map(({ eventId, active }) => ({
        EventId: eventId,
        EventName: webhookEvents.get(eventId) ?? '',
        Active: active,
      })),
    }));
  },

  /** All are active (mark: webhook-event-list). */
  WebhookSettings_GetEvents() {
    return [...webhookEvents].map(([id, name]) => ({ EventId: id, EventName: name, Active: true }));
  },

  WebhookSettings_Insert({ DebtorId, WebhookSetting: sent }, { environment, view }) {
    const debtor = view.debtor(DebtorId);
    if (!sent?.Name) throw missing(sent ? 'WebhookSetting.Name' : 'WebhookSetting', 'InvalidName');
    if (!isHttps(sent.Endpoint))
      throw impossible('WebhookSetting.Endpoint', sent.Endpoint, 'an https address', 'InvalidEndpoint');
    const webhook: Webhook = {
      id: environment.idOfNewRecord(),
      name: sent.Name,
      endpoint: sent.Endpoint,
      active: sent.Active,
      events: eventsOf(sent.Events ?? []),
    };
    environment.debtors.put({ ...debtor, webhooks: [...debtor.webhooks, webhook] });
    return webhook.id;
  },

  WebhookSettings_Delete({ DebtorId, WebhookSettingId }, { environment, view }) {
    const debtor = view.debtor(DebtorId);
    const webhooks = debtor.webhooks.filter(({ id }) => id !== WebhookSettingId);
    if (webhooks.length === debtor.webhooks.length)
      throw noSuch(`the debtor ${debtor.id}`, 'webhook', WebhookSettingId);
    environment.debtors.put({ ...debtor, webhooks });
    return true;
  },
} satisfies Family<'DebtorService'>;

/**
 * One that comes twice counts as it came last (mark: webhook-event-twice).
 * @throws NmbrsFault NotFound for an event that does not exist (mark: unknown-record-not-found).
 */
function eventsOf(sent: readonly (EventInsert | null)[]): WebhookEvent[] {
  const active = new Map<number, boolean>();
  for (const event of sent) if (event) active.set(event.EventId, event.Active);
  return [...active].map(([eventId, active]) => {
    if (!webhookEvents.has(eventId)) throw noSuch('WebhookSettings_GetEvents', 'event', eventId);
    return { eventId, active };
  });
}
