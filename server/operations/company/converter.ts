import type { GuidKind } from '../../world/environment.ts';
import type { Call, Family } from '../call.ts';
import { mapToGuids } from '../shared/guid.ts';

/** What belongs to a company, by the guids it has in the REST API. */
export const converter = {
  /**
   * The entity may be written in any case. Which words there are besides these three is not known; others map nothing,
   * rather than being refused (mark: converter-entity-words).
   */
  Converter_GetByCompany_IntToGuid({ Entity, CompanyId }, call) {
    const entity = Entity ?? '';
    const kind = KINDS.find((one) => one === entity.toLowerCase()) ?? null;
    return mapToGuids(call.environment, entity, kind, kind ? idsOf(kind, CompanyId, call) : []);
  },
} satisfies Family<'CompanyService'>;

const KINDS: readonly GuidKind[] = ['debtor', 'company', 'employee'];

function idsOf(kind: GuidKind, companyId: number, { view }: Call): number[] {
  const { id, debtorId } = view.company(companyId);
  switch (kind) {
    case 'debtor':
      return [debtorId];
    case 'company':
      return [id];
    case 'employee':
      return view.employeeIdsOf(id);
  }
}
