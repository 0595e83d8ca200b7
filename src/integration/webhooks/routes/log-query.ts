import { parseId } from '#platform/ids.ts';
import type { DeliveryQuery } from '../../paths.ts';
import { deliveryStates, type HookId } from '../model.ts';
import type { LogFilter } from '../queries/deliveries.ts';

type Asked = { readonly asked: Required<Omit<DeliveryQuery, 'halaman'>>; readonly filter: LogFilter };

/** The deliveries that the address asks for; what it says wrongly is no filter. */
export function askedLog(query: URLSearchParams): Asked {
  const hookId = parseId<'HookId'>(query.get('webhook')) as HookId | null;
  const state = deliveryStates.find((it) => it === query.get('keadaan')) ?? null;
  return { asked: { webhook: hookId ?? '', keadaan: state ?? '' }, filter: { hookId, state } };
}
