import type * as z from 'zod';
import { t } from '../../i18n/i18n.ts';
import type { ValueFault } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** The place of a value as a fragment with a JSON pointer (RFC 6901 §6): `#/content/impact/0/unit`. */
export function pointerTo(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `#${parts.map((part) => `/${encodeURI(part.toWellFormed())}`).join('')}`;
}

/** What a schema found wrong, each at its value and in the reader's language. */
export function faultsOf(issues: readonly Issue[], place: ValueFault['in']): readonly ValueFault[] {
  return issues.flatMap((issue) => {
    const at = (path: readonly PropertyKey[], message: string) => ({ in: place, pointer: pointerTo(path), message });
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => at([...issue.path, key], t('platform.api.fault.unknown')));
    return [at(issue.path, textOf(issue))];
  });
}

function textOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? t('platform.api.fault.required')
        : t('platform.api.fault.type', { kind: issue.expected });
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? t('platform.api.fault.empty')
        : t('platform.api.fault.least', { least: Number(issue.minimum) });
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? t('platform.api.fault.long', { most: Number(issue.maximum) })
        : t('platform.api.fault.most', { most: Number(issue.maximum) });
    case 'invalid_value':
      return t('platform.api.fault.choice', { choices: issue.values.map(String).join(', ') });
    case 'invalid_format':
      return t('platform.api.fault.format', { format: issue.format });
    default:
      return t('platform.api.fault.other');
  }
}
