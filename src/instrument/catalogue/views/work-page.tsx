import type { ComponentChildren } from 'preact';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import type { InstrumentEdition } from '../model/edition.ts';
import { partNames, partOfField } from '../model/layout.ts';
import type { Problem } from '../model/problem.ts';
import { paths } from '../paths.ts';
import type { EditionMove } from '../rules/moves.ts';
import { titleOf } from '../wording.ts';
import { Problems } from './form/problems.tsx';
import { OursTag } from './ours-tag.tsx';
import { StateTag } from './state-tag.tsx';

export type WorkPageProps = {
  readonly edition: InstrumentEdition;
  readonly problems: readonly Problem[];
  /** Why a move cannot be made now; null: it can. */
  readonly whyNot: Readonly<Record<EditionMove, string | null>>;
  /** Ways to the sheets of this edition. */
  readonly ways: ComponentChildren;
  readonly now: Date;
};

/** One edition as its office works on it: what is owed, part by part, and what can be done with it. */
export function WorkPage(props: WorkPageProps) {
  const { edition, problems, now } = props;
  const { id, document, lockedAt } = edition;
  return (
    <>
      <PageHeader
        title={titleOf(edition)}
        kicker={edition.ownerName}
        facts={
          <>
            <StateTag edition={edition} now={now} /> <OursTag document={document} />
          </>
        }
        actions={<Ways {...props} />}
      />
      {lockedAt ? (
        <Notice title={t('instrument.locked', { at: formatMoment(lockedAt) })}>{t('instrument.lockedText')}</Notice>
      ) : null}
      <Problems id={id} document={document} problems={problems} />
      <Section title={t('instrument.parts')}>
        <Parts {...props} />
      </Section>
      <Section title={t('instrument.deeds')} onScreenOnly>
        <Deeds {...props} />
      </Section>
    </>
  );
}

function Ways({ edition, whyNot, ways }: WorkPageProps) {
  const { id, state } = edition;
  return (
    <>
      {state === 'draft' ? <Publish id={id} why={whyNot.publish} /> : null}
      {ways}
      <LinkButton look="secondary" href={paths.edition.to(id)}>
        {t('instrument.preview')}
      </LinkButton>
    </>
  );
}

function Publish({ id, why }: { readonly id: InstrumentEdition['id']; readonly why: string | null }) {
  if (why === null) return <LinkButton href={paths.publish.to(id)}>{t('instrument.publish.button')}</LinkButton>;
  return (
    <DisabledWithReason id="terbitkan" reason={why}>
      {t('instrument.publish.button')}
    </DisabledWithReason>
  );
}

function Parts({ edition, problems, whyNot }: WorkPageProps) {
  const tasks = partNames.map((part) => {
    const count = problems.filter((it) => partOfField(it.path[0]) === part).length;
    const state = count === 0 ? t('instrument.part.ready') : t('instrument.part.problems', { count });
    return {
      text: t(`instrument.part.${part}`),
      hint: t(`instrument.lead.${part}`),
      state,
      ...(whyNot.edit === null ? { href: paths.part.to(edition.id, part) } : {}),
      ...(count === 0 ? {} : { tone: 'warning' as const }),
    };
  });
  return <TaskList tasks={tasks} label={t('instrument.parts')} />;
}

const moves = ['close', 'reopen', 'archive', 'restore'] as const;

function Deeds({ edition, whyNot }: WorkPageProps) {
  const { id } = edition;
  return (
    <div class="actions">
      {whyNot.extend === null ? (
        <LinkButton look="secondary" href={paths.extend.to(id)}>
          {t('instrument.extend.button')}
        </LinkButton>
      ) : null}
      <LinkButton look="secondary" href={paths.history.to(id)}>
        {t('instrument.history.title')}
      </LinkButton>
      <LinkButton look="secondary" href={paths.json.to(id)} download>
        {t('instrument.json')}
      </LinkButton>
      {moves
        .filter((it) => whyNot[it] === null)
        .map((it) => (
          <PostButton key={it} look="secondary" action={paths.move.to(id)} fields={{ ke: it }}>
            {t(`instrument.move.${it}`)}
          </PostButton>
        ))}
    </div>
  );
}
