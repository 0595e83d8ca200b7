import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { InnovationId } from '../../model/ids.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { paths } from '../../paths.ts';
import { paths as relocationPaths } from '../../relocation/paths.ts';
import type { Move } from '../../rules/moves.ts';
import type { WayLink } from '../../way-on.ts';

/** The answer to each move: why it cannot be made now, or null. */
export type Deeds = Readonly<Record<Move, RecordRefusal | null>>;

/** Reasons that teach; a move that simply has no place here is left out. */
const telling: Readonly<Partial<Record<Move, readonly RecordRefusal[]>>> = {
  submit: ['waiting_for_admin'],
  publish: ['not_submitted'],
  start_version: ['archived'],
};

function isOffered(move: Move, reason: RecordRefusal | null): boolean {
  return reason === null || telling[move]?.includes(reason) === true;
}

type Offer = { readonly move: Move; readonly text: string; readonly button: ComponentChildren };

type WorkDeedsProps = {
  readonly id: InnovationId;
  readonly deeds: Deeds;
  /** Where it leads elsewhere in the house. */
  readonly ways: readonly WayLink[];
};

/** What can be done with the record next, and what cannot with its reason. */
export function WorkDeeds({ id, deeds, ways }: WorkDeedsProps) {
  const shown = offers(id).filter(({ move }) => isOffered(move, deeds[move]));
  if (shown.length + ways.length === 0) return null;
  return (
    <Section title={t('registry.work.deeds')} id="tindakan" onScreenOnly>
      <div class="actions">
        {shown.map(({ move, text, button }) => {
          const reason = deeds[move];
          return reason === null ? (
            <span key={move}>{button}</span>
          ) : (
            <DisabledWithReason key={move} id={`deed-${move}`} reason={t(`registry.refusal.${reason}`)}>
              {text}
            </DisabledWithReason>
          );
        })}
        {ways.map(({ text, href }) => (
          <LinkButton key={href} look="secondary" href={href}>
            {text}
          </LinkButton>
        ))}
      </div>
    </Section>
  );
}

function offers(id: InnovationId): readonly Offer[] {
  const post = (move: 'withdraw' | 'start_version' | 'restore', action: string): Offer => ({
    move,
    text: t(`registry.deed.${move}`),
    button: (
      <PostButton look={move === 'start_version' ? 'primary' : 'secondary'} action={action}>
        {t(`registry.deed.${move}`)}
      </PostButton>
    ),
  });
  const go = (move: 'submit' | 'publish' | 'archive' | 'discard' | 'relocate', href: string): Offer => ({
    move,
    text: t(`registry.deed.${move}`),
    button: (
      <LinkButton look={move === 'submit' || move === 'publish' ? 'primary' : 'secondary'} href={href}>
        {t(`registry.deed.${move}`)}
      </LinkButton>
    ),
  });
  return [
    go('publish', paths.decide.to(id)),
    go('submit', paths.check.to(id)),
    post('start_version', paths.startVersion.to(id)),
    post('withdraw', paths.withdraw.to(id)),
    post('restore', paths.restore.to(id)),
    go('archive', paths.archive.to(id)),
    go('relocate', relocationPaths.form.to(id)),
    go('discard', paths.discard.to(id)),
  ];
}
