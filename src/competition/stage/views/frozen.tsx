import type { EvidenceId } from '#files/index.ts';
import { paths as filesPaths, sizeText } from '#files/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { FrozenEvidence, FrozenSection, SnapshotContent } from '../../entry/model/snapshot.ts';
import { said } from './words.ts';

export type FrozenProps = {
  readonly content: SnapshotContent;
  /** Its people may take files off while it is open again, so that no link promises them. */
  readonly isOpenAgain?: boolean;
};

/** What was submitted, section by section, with what proves it; the living record plays no part. */
export function Frozen({ content, isOpenAgain = false }: FrozenProps) {
  return (
    <>
      {content.sections.map((section) => (
        <FrozenPart
          key={section.code}
          section={section}
          evidence={content.evidence.filter((it) => it.section === section.code)}
          isOpenAgain={isOpenAgain}
        />
      ))}
    </>
  );
}

type PartProps = {
  readonly section: FrozenSection;
  readonly evidence: readonly FrozenEvidence[];
  readonly isOpenAgain: boolean;
};

function FrozenPart({ section, evidence, isOpenAgain }: PartProps) {
  const { words, most } = section;
  const n = formatNumber(words);
  return (
    <Section title={said(section.name, section.name_en)} id={`bagian-${section.code}`}>
      {section.text === '' ? null : <DescriptionText text={section.text} />}
      {section.text === '' && evidence.length === 0 ? <p class="missing">{t('stage.frozen.empty')}</p> : null}
      {section.text === '' ? null : (
        <p class="muted">
          {most === null ? t('stage.frozen.words', { n }) : t('stage.frozen.wordsOf', { n, most: formatNumber(most) })}
        </p>
      )}
      {evidence.length === 0 ? null : (
        <ul class="plain-list">
          {evidence.map((it) => (
            <li key={`${it.asked}-${it.evidenceId}`}>
              {isOpenAgain ? it.title : <a href={filesPaths.evidence.to(it.evidenceId as EvidenceId)}>{it.title}</a>}{' '}
              <span class="muted">
                {said(it.askedName, it.askedName_en)}
                {it.file ? ` · ${sizeText(it.file.size)}` : it.url ? ` · ${it.url}` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
