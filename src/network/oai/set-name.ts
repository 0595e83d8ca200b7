import { regionName } from '#identity/index.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { affairOfCode } from '#registry/index.ts';
import { setRoots } from '../publication/rules.ts';

const groups: Readonly<Record<string, PlainKey>> = {
  basic_service: 'oai.set.basic_service',
  mandatory: 'oai.set.mandatory',
  optional: 'oai.set.optional',
  support: 'oai.set.support',
};

/** What a set is called for people. */
export function setName(spec: string): string {
  const [root, ...branch] = spec.split(':');
  const last = branch.at(-1);
  if (root === setRoots.region) return last === undefined ? t('oai.set.region') : regionName(last);
  if (root === setRoots.year) return last === undefined ? t('oai.set.year') : t('oai.set.oneYear', { year: last });
  if (last === undefined) return t('oai.set.affair');
  const group = groups[last];
  return group ? t(group) : (affairOfCode(last)?.name ?? last);
}
