import type { Path } from '../../../base/schema/schema-at.ts';
import { webhookEvents } from '../../../fixtures/webhook-events.ts';
import type { Debtor } from '../../world/records.ts';
import { isHttps } from '../../world/webhooks.ts';
import type { Said } from '../record-reader.ts';
import type { Seeding } from '../seeding.ts';
import { Check } from './check.ts';

/** What holds for every debtor, and what is wrong where it does not. */
export function checkDebtor(
  debtor: Debtor,
  said: Said<Debtor>,
  path: Path,
  { environment, mistakes }: Seeding,
): void {
  const check = new Check(mistakes, path, said);
  check.iban(['bankAccount', 'iban'], said.bankAccount?.iban);
  for (const { item: tag, path: at, before } of check.items(debtor, 'tags')) {
    if (!environment.tags.has(tag))
      check.wrong(at, tag, 'is no tag of the environment.', 'Add it to the tags of the environment.');
    if (before.includes(tag)) check.wrong(at, tag, 'is there already.', 'Give each tag once.');
  }
  for (const { item, path: at, before } of check.items(debtor, 'managers'))
    if (before.some(({ number }) => number === item.number))
      check.wrong([...at, 'number'], item.number, 'is that of another manager.', 'Choose another one.');
  for (const { item, path: at } of check.items(debtor, 'webhooks')) {
    if (item.name === '') check.wrong([...at, 'name'], '', 'is no name.', 'Give one.');
    if (!isHttps(item.endpoint))
      check.wrong([...at, 'endpoint'], item.endpoint, 'is no https address.', 'Give one.');
    for (const [index, { eventId }] of item.events.entries())
      if (!webhookEvents.has(eventId))
        check.wrong(
          [...at, 'events', index, 'eventId'],
          eventId,
          'is no event.',
          'Choose one that WebhookSettings_GetEvents lists.',
        );
  }
}
