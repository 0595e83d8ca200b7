import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import type { EntryState } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { EntryMove } from '../rules/moves.ts';

export type DeedsProps = {
  readonly id: EntryId;
  readonly state: EntryState;
  readonly deeds: Readonly<Record<EntryMove, EntryRefusal | null>>;
};

/** Reasons that teach; a move that simply has no place here is left out. */
const telling: readonly EntryRefusal[] = ['closed', 'reopening_over', 'not_open_yet', 'closing_unset'];

/** Moves that have a button here; writing is done section by section. */
type ShownMove = Exclude<EntryMove, 'edit'>;

type Deed = {
  readonly move: ShownMove;
  readonly href: string;
  readonly way: 'go' | 'post';
  readonly look: 'primary' | 'secondary';
};

function deedsFor(id: EntryId): readonly Deed[] {
  return [
    { move: 'submit', href: paths.check.to(id), way: 'go', look: 'primary' },
    { move: 'return', href: `${paths.check.to(id)}#kembalikan`, way: 'go', look: 'secondary' },
    { move: 'hand_over', href: paths.check.to(id), way: 'go', look: 'primary' },
    { move: 'restore', href: paths.restore.to(id), way: 'post', look: 'primary' },
    { move: 'mend', href: paths.mend.to(id), way: 'post', look: 'secondary' },
    { move: 'take_back', href: paths.takeBack.to(id), way: 'post', look: 'secondary' },
    { move: 'withdraw', href: paths.withdraw.to(id), way: 'go', look: 'secondary' },
  ];
}

/** What can be done with the entry next, and what cannot with its reason. */
export function EntryDeeds({ id, deeds }: DeedsProps) {
  const shown = deedsFor(id).filter(({ move }) => {
    const why = deeds[move];
    return why === null || telling.includes(why);
  });
  if (shown.length === 0) return null;
  return (
    <Section title={t('entry.work.deeds')} id="tindakan" onScreenOnly>
      <div class="actions">
        {shown.map((deed) => (
          <DeedButton key={deed.move} deed={deed} why={deeds[deed.move]} />
        ))}
      </div>
    </Section>
  );
}

function DeedButton({ deed, why }: { readonly deed: Deed; readonly why: EntryRefusal | null }) {
  const { move, href, way, look } = deed;
  const text = t(`entry.deed.${move}`);
  if (why !== null)
    return (
      <DisabledWithReason id={`deed-${move}`} reason={t(`entry.refusal.${why}`)}>
        {text}
      </DisabledWithReason>
    );
  if (way === 'go')
    return (
      <LinkButton look={look} href={href}>
        {text}
      </LinkButton>
    );
  return (
    <PostButton look={look} action={href}>
      {text}
    </PostButton>
  );
}
