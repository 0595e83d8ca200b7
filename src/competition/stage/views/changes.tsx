import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { TextDiff } from '#registry/index.ts';
import type { FrozenEvidence, Snapshot } from '../../entry/model/snapshot.ts';
import { changesBetween, isUnchanged } from '../../entry/rules/changes.ts';
import { said } from './words.ts';

export type ChangesProps = {
  /** The submission that something was asked of; null: there was none. */
  readonly before: Snapshot | null;
  readonly now: Snapshot;
};

/** What its people changed since the check asked for it: what was taken out stands left, what came in stands right. */
export function Changes({ before, now }: ChangesProps) {
  if (!before) return null;
  const changes = changesBetween(before.content, now.content);
  const sides = [before, now].map((it) => t('stage.changes.sent', { at: formatMoment(it.submittedAt) }));
  const [from = '', to = ''] = sides;
  const texts = [
    { label: t('stage.changes.title'), texts: changes.title },
    { label: t('stage.check.group'), texts: changes.group },
    { label: t('stage.check.category'), texts: changes.category },
    ...changes.sections.map((it) => ({ label: said(it.name, it.name_en), texts: it })),
  ];
  return (
    <Section title={t('stage.changes')} id="perubahan">
      {isUnchanged(changes) ? <p>{t('stage.changes.none')}</p> : null}
      {texts.map((it) =>
        it.texts ? (
          <TextDiff key={it.label} label={it.label} sides={[from, to]} from={it.texts.from} to={it.texts.to} />
        ) : null,
      )}
      <Papers title={t('stage.changes.added')} papers={changes.added} />
      <Papers title={t('stage.changes.removed')} papers={changes.removed} />
    </Section>
  );
}

function Papers({ title, papers }: { readonly title: string; readonly papers: readonly FrozenEvidence[] }) {
  if (papers.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain-list">
        {papers.map((it) => (
          <li key={`${it.section}-${it.asked}-${it.evidenceId}`}>
            {it.title} <span class="muted">{said(it.askedName, it.askedName_en)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
