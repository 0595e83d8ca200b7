import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { paths as entryPaths } from '../../../entry/paths.ts';
import { paths as objectionPaths } from '../../../objection/paths.ts';
import type { ObjectionFigures } from '../../../objection/rules/figures.ts';
import type { ObjectionWindow } from '../../../objection/rules/window.ts';
import { Figures } from '../../../objection/views/figures.tsx';
import { WindowNotice } from '../../../objection/views/window-notice.tsx';
import { paths as ratingPaths } from '../../../rating/paths.ts';
import { paths as stagePaths } from '../../../stage/paths.ts';
import type { Edition, Revision } from '../../model/edition.ts';
import { paths } from '../../paths.ts';
import { isOpenForEntries, stageOfKind } from '../../rules/calendar.ts';
import { told } from '../../wording.ts';
import { Calendar } from '../calendar.tsx';
import { Countdown } from '../countdown.tsx';
import { Revisions } from '../history-page.tsx';
import { StateTag } from '../state-tag.tsx';
import { Rubrics, Sections } from './judging.tsx';
import { Awards, Categories, Eligibility, Entrants, Groups } from './terms.tsx';

export type EditionPageProps = {
  readonly edition: Edition;
  /** Since the publication, the newest first. */
  readonly revisions: readonly Revision[];
  /** Its objection window with the numbers so far; null: it has none. */
  readonly objections: { readonly window: ObjectionWindow; readonly figures: ObjectionFigures } | null;
  readonly now: Date;
};

/** All that entrants want to know of a competition: who may enter, until when, what is asked and how it is judged. */
export function EditionPage(props: EditionPageProps) {
  const { edition, now } = props;
  const { id, document } = edition;
  const isOpen = edition.state === 'open' && isOpenForEntries(document, now);
  const [theme, about] = [told(document, 'theme'), told(document, 'about')];
  return (
    <>
      <PageHeader
        title={told(document, 'title') || t('edition.untitled')}
        kicker={edition.organiserName}
        facts={<StateTag edition={edition} now={now} />}
        {...(theme === '' ? {} : { lead: theme })}
        {...(isOpen ? { actions: <Enter edition={edition} /> } : {})}
      />
      <Countdown edition={edition} now={now} />
      {about === '' ? null : <DescriptionText text={about} />}
      <Section
        title={t('edition.calendar')}
        id="jadwal"
        action={{ text: t('edition.ics'), href: paths.calendar.to(id) }}
      >
        <Calendar document={document} now={now} />
      </Section>
      <Section title={t('edition.part.entrants')} id="peserta">
        <Entrants document={document} organiser={edition.organiserName} />
        <Groups document={document} />
        <Categories document={document} />
      </Section>
      <Section title={t('edition.part.eligibility')} id="syarat">
        <Eligibility document={document} />
      </Section>
      <Section
        title={t('edition.part.sections')}
        id="formulir"
        action={{ text: t('edition.preview.see'), href: paths.form.to(id) }}
      >
        <Sections document={document} />
      </Section>
      <Section title={t('edition.judging')} id="penilaian">
        <Rubrics document={document} />
      </Section>
      <Section title={t('edition.part.awards')} id="penghargaan">
        <Awards document={document} />
      </Section>
      <Objecting {...props} />
      <Papers edition={edition} />
      <Origin {...props} />
    </>
  );
}

/** Once it is open, when one may object and how many did. */
function Objecting({ edition, objections, now }: EditionPageProps) {
  if (!objections || objections.window.is === 'unset') return null;
  const { window, figures } = objections;
  return (
    <Section
      title={t('objection.window.title')}
      id="sanggah"
      action={{ text: t('objection.about'), href: objectionPaths.window.to(edition.id) }}
    >
      <WindowNotice window={window} now={now} />
      {window.is === 'before' ? null : <Figures figures={figures} />}
    </Section>
  );
}

/** Where the document comes from, and how it changed since it is public. */
function Origin({ edition, revisions }: EditionPageProps) {
  const { source } = edition.document;
  return (
    <>
      {source === '' ? null : (
        <Section title={t('edition.field.source')}>
          <DescriptionText text={source} />
        </Section>
      )}
      {revisions.length > 0 ? (
        <Section title={t('edition.revisions')} id="revisi">
          <Revisions revisions={revisions} />
        </Section>
      ) : null}
    </>
  );
}

/** Where a unit begins its entry; whoever is not signed in does that first. */
function Enter({ edition }: { readonly edition: Edition }) {
  return <LinkButton href={entryPaths.start.to({ edisi: edition.id })}>{t('edition.enter')}</LinkButton>;
}

function Papers({ edition }: { readonly edition: Edition }) {
  const { id, document } = edition;
  return (
    <Section title={t('edition.field.papers')} id="dokumen">
      {document.papers.length === 0 ? null : (
        <ul class="list-disc pl-5">
          {document.papers.map((it) => (
            <li key={it.url}>
              <a href={it.url}>{told(it, 'title')}</a>
            </li>
          ))}
        </ul>
      )}
      <div class="actions print:hidden">
        <LinkButton look="secondary" href={stagePaths.results.to(id)}>
          {t('stage.results.title')}
        </LinkButton>
        {stageOfKind(document, 'public_rating') ? (
          <LinkButton look="secondary" href={ratingPaths.rate.to(id)}>
            {t('rating.title')}
          </LinkButton>
        ) : null}
        <LinkButton look="secondary" href={paths.calendar.to(id)} download>
          {t('edition.ics')}
        </LinkButton>
        <LinkButton look="secondary" href={paths.json.to(id)} download>
          {t('edition.json')}
        </LinkButton>
      </div>
    </Section>
  );
}
