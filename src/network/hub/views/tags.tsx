import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { PublicStanding } from '../../commitment/model.ts';

const tones = { signed: 'success', expired: 'warning', none: 'neutral' } as const satisfies Record<
  PublicStanding,
  Tone
>;

export function PublicStandingTag({ standing }: { readonly standing: PublicStanding }) {
  return <Tag tone={tones[standing]}>{t(`hub.standing.${standing}`)}</Tag>;
}
