import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { paths as certificatePaths } from '../../certificate/paths.ts';
import { paths as entryPaths } from '../../entry/paths.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import type { Edition } from '../model/edition.ts';
import { partNames, partOfField } from '../model/layout.ts';
import type { Problem } from '../model/problem.ts';
import { paths } from '../paths.ts';
import type { EditionMove } from '../rules/moves.ts';
import { told } from '../wording.ts';
import { Countdown } from './countdown.tsx';
import { Problems } from './form/problems.tsx';
import { StateTag } from './state-tag.tsx';

export type WorkPageProps = {
  readonly edition: Edition;
  readonly problems: readonly Problem[];
  /** Why a move cannot be made now; null: it can. */
  readonly whyNot: Readonly<Record<EditionMove, string | null>>;
  readonly now: Date;
};

/** One edition as its organiser works on it: what is owed, part by part, and what can be done with it. */
export function WorkPage(props: WorkPageProps) {
  const { edition, problems, now } = props;
  const { id, document } = edition;
  return (
    <>
      <PageHeader
        title={told(document, 'title') || t('edition.untitled')}
        kicker={edition.organiserName}
        facts={<StateTag edition={edition} now={now} />}
        actions={<Ways {...props} />}
      />
      {edition.state === 'draft' ? null : <Countdown edition={edition} now={now} />}
      {edition.lockedAt ? (
        <Notice title={t('edition.locked', { at: formatMoment(edition.lockedAt) })}>{t('edition.lockedText')}</Notice>
      ) : null}
      <Problems id={id} document={document} problems={problems} />
      <Section title={t('edition.parts')}>
        <Parts {...props} />
      </Section>
      <Section title={t('edition.deeds')} onScreenOnly>
        <Deeds {...props} />
      </Section>
    </>
  );
}

function Ways({ edition, whyNot }: WorkPageProps) {
  const { id, state } = edition;
  return (
    <>
      {state === 'draft' ? <Publish id={id} why={whyNot.publish} /> : null}
      <LinkButton look="secondary" href={paths.form.to(id)}>
        {t('edition.preview.button')}
      </LinkButton>
      <LinkButton look="secondary" href={paths.edition.to(id)}>
        {t(state === 'draft' ? 'edition.publicDraft' : 'edition.public')}
      </LinkButton>
      {state === 'draft' ? null : (
        <>
          <LinkButton look="secondary" href={stagePaths.course.to(id)}>
            {t('stage.course.title')}
          </LinkButton>
          <LinkButton look="secondary" href={entryPaths.stuck.to({ edisi: id })}>
            {t('entry.stuck.title')}
          </LinkButton>
        </>
      )}
    </>
  );
}

function Publish({ id, why }: { readonly id: Edition['id']; readonly why: string | null }) {
  if (why === null) return <LinkButton href={paths.publish.to(id)}>{t('edition.publish.button')}</LinkButton>;
  return (
    <DisabledWithReason id="terbitkan" reason={why}>
      {t('edition.publish.button')}
    </DisabledWithReason>
  );
}

function Parts({ edition, problems, whyNot }: WorkPageProps) {
  const tasks = partNames.map((part) => {
    const count = problems.filter((it) => partOfField(it.path[0]) === part).length;
    const state = count === 0 ? t('edition.part.ready') : t('edition.part.problems', { count });
    return {
      text: t(`edition.part.${part}`),
      hint: t(`edition.lead.${part}`),
      state,
      ...(whyNot.edit === null ? { href: paths.part.to(edition.id, part) } : {}),
      ...(count === 0 ? {} : { tone: 'warning' as const }),
    };
  });
  return <TaskList tasks={tasks} label={t('edition.parts')} />;
}

function Deeds({ edition, whyNot }: WorkPageProps) {
  const { id, state } = edition;
  const moves = ['close', 'reopen', 'archive', 'restore'] as const;
  return (
    <>
      {state === 'open' && whyNot.extend !== null ? <NoExtension why={whyNot.extend} /> : null}
      <div class="actions">
        {state === 'open' && whyNot.extend === null ? (
          <LinkButton look="secondary" href={paths.extend.to(id)}>
            {t('edition.extend.button')}
          </LinkButton>
        ) : null}
        <LinkButton look="secondary" href={paths.history.to(id)}>
          {t('edition.history.title')}
        </LinkButton>
        <LinkButton look="secondary" href={certificatePaths.edition.to(id)}>
          {t('certificate.menu')}
        </LinkButton>
        <LinkButton look="secondary" href={paths.json.to(id)} download>
          {t('edition.json')}
        </LinkButton>
        {moves
          .filter((it) => whyNot[it] === null)
          .map((it) => (
            <PostButton key={it} look="secondary" action={paths.move.to(id)} fields={{ ke: it }}>
              {t(`edition.move.${it}`)}
            </PostButton>
          ))}
      </div>
    </>
  );
}

function NoExtension({ why }: { readonly why: string }) {
  return (
    <DisabledWithReason id="perpanjang" reason={why}>
      {t('edition.extend.button')}
    </DisabledWithReason>
  );
}
