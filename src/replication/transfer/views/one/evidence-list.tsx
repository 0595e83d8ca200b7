import { paths as filesPaths, sizeText, typeText, type UsedEvidence } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { EvidencePlace } from '../../model/replication.ts';

/** The papers of the locker that prove this part. */
export function EvidenceList(props: { readonly evidence: readonly UsedEvidence[]; readonly place: EvidencePlace }) {
  const own = props.evidence.filter((it) => it.place === props.place);
  if (own.length === 0) return null;
  return (
    <>
      <h3 class="mt-4">{t('transfer.evidence.title')}</h3>
      <ul class="plain-list">
        {own.map((it) => (
          <li key={it.id} class="py-1">
            <a href={filesPaths.evidence.to(it.id)}>{it.title}</a>
            <p class="muted">{factsOf(it)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function factsOf(it: UsedEvidence): string {
  const file = it.file ? `${typeText(it)}, ${sizeText(it.file.size)}` : typeText(it);
  return [it.number, it.documentDate ? formatDate(it.documentDate) : '', file, it.institutionName]
    .filter((text) => text !== '')
    .join(' · ');
}
