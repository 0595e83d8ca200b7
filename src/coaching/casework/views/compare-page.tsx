import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { fieldLabel, paths as registryPaths, sectionTitle, TextDiff } from '#registry/index.ts';
import type { Case, Note } from '../model.ts';
import { paths } from '../paths.ts';
import type { SectionChange } from '../rules-compare.ts';

export type ComparePageProps = {
  readonly it: Case;
  readonly changes: readonly SectionChange[];
  readonly notes: readonly Note[];
  /** Sections that were noted or agreed upon and stand as they stood. */
  readonly untouched: readonly string[];
  readonly seesWork: boolean;
};

/** The text when the case was opened beside the text of today, section by section with what the coaches said of it. */
export function ComparePage({ it, changes, notes, untouched, seesWork }: ComparePageProps) {
  const sides = [
    t('casework.compare.then', { date: formatDate(it.openedAt), no: it.versionNo }),
    t('casework.compare.now', { no: it.currentNo }),
  ] as const;
  return (
    <>
      <PageHeader
        kicker={it.title}
        title={t('casework.compare.title')}
        lead={t('casework.compare.lead')}
        actions={
          seesWork && it.currentNo !== it.versionNo ? (
            <LinkButton look="secondary" href={registryPaths.compare.to(it.innovationId, it.versionNo, it.currentNo)}>
              {t('casework.compare.versions', { from: it.versionNo, to: it.currentNo })}
            </LinkButton>
          ) : null
        }
      />
      {untouched.length > 0 ? (
        <p class="muted">{t('casework.compare.untouched', { sections: untouched.join(', ') })}</p>
      ) : null}
      {changes.length === 0 ? (
        <EmptyState
          title={t('casework.compare.none')}
          action={{ text: t('casework.one.back'), href: paths.one.to(it.id) }}
        >
          {t('casework.compare.noneText')}
        </EmptyState>
      ) : null}
      {changes.map(({ section, fields }) => (
        <Section key={section} title={sectionTitle(section)}>
          {notes
            .filter((note) => note.section === section && note.struckAt === null)
            .map((note) => (
              <blockquote key={note.id} class="muted">
                {note.body}
              </blockquote>
            ))}
          {fields.map(({ field, from, to }) => (
            <TextDiff key={field} label={fieldLabel(field)} sides={sides} from={from} to={to} />
          ))}
        </Section>
      ))}
    </>
  );
}
