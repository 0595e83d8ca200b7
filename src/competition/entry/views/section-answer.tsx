import type { ComponentChildren } from 'preact';
import { paths as filesPaths, sizeText, typeText } from '#files/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { EditionSection } from '../../edition/model/sections.ts';
import type { EntryStand } from '../queries/stand.ts';
import { placeOf } from '../rules/section.ts';
import { nameOf } from './words.ts';

export type SectionAnswerProps = {
  readonly section: EditionSection;
  readonly stand: Pick<EntryStand, 'texts' | 'evidence' | 'sections'>;
  /** Where it is changed; left out for whoever only reads. */
  readonly change?: string;
  readonly children?: ComponentChildren;
};

/** What a section says and what proves it, to read. */
export function SectionAnswer({ section, stand, change, children }: SectionAnswerProps) {
  const text = stand.texts.get(section.code)?.text ?? '';
  const found = stand.sections.find((it) => it.code === section.code);
  const link = change ? { action: { text: t('entry.checkPage.change'), href: change } } : {};
  return (
    <Section title={nameOf(section)} id={`bagian-${section.code}`} {...link}>
      {section.kind === 'text' ? (
        <>
          {text === '' ? <p class="missing">{t('entry.section.empty')}</p> : <DescriptionText text={text} />}
          <p class="muted">{countText(found?.words ?? 0, section.words)}</p>
        </>
      ) : null}
      <Proofs section={section} evidence={stand.evidence} />
      {children}
    </Section>
  );
}

function countText(words: number, most: number | null): string {
  const n = formatNumber(words);
  if (most === null) return t('entry.work.words', { n });
  if (words > most) return t('entry.work.wordsOver', { n, most: formatNumber(most), over: formatNumber(words - most) });
  return t('entry.work.wordsOf', { n, most: formatNumber(most) });
}

function Proofs({
  section,
  evidence,
}: {
  readonly section: EditionSection;
  readonly evidence: EntryStand['evidence'];
}) {
  if (section.evidence.length === 0) return null;
  return (
    <dl class="mt-4">
      {section.evidence.map((asked) => {
        const here = evidence.filter((it) => it.place === placeOf(section.code, asked.code));
        return (
          <div key={asked.code} class="summary-row">
            <dt>{nameOf(asked)}</dt>
            <dd>
              {here.length === 0 ? <span class="missing">{t('entry.evidence.absent')}</span> : null}
              {here.map((it) => (
                <p key={it.id}>
                  <a href={filesPaths.evidence.to(it.id)}>{it.title}</a>{' '}
                  <span class="muted">
                    {it.file ? `${typeText(it)}, ${sizeText(it.file.size)}` : (it.url ?? typeText(it))}
                  </span>
                </p>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
