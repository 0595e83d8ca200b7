import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { RecordState } from '../model/record.ts';
import type { RecordFlag } from '../rules/flags.ts';

const tones = {
  claimed: 'info',
  verified: 'success',
  returned: 'warning',
  withdrawn: 'neutral',
} as const satisfies Record<RecordState, Tone>;

export function RecordTag({ state }: { readonly state: RecordState }) {
  return <Tag tone={tones[state]}>{t(`lasting.state.${state}`)}</Tag>;
}

/** What the reader should know of a record. */
export function FlagTags({ flags }: { readonly flags: readonly RecordFlag[] }) {
  return (
    <>
      {flags.map((flag) => (
        <Tag key={flag} tone="warning">
          {t(`lasting.flag.${flag}`)}
        </Tag>
      ))}
    </>
  );
}
