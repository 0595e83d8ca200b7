import { paths as filesPaths, sizeText, typeText, type UsedEvidence } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { placeName } from '../place-name.ts';

/** What proves a published record, for everyone; nothing where nothing is open to all. */
export function PublicEvidence({ evidence }: { readonly evidence: readonly UsedEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <Section title={t('evidence.public.title')} id="berkas-bukti">
      <ul class="plain-list">
        {evidence.map((it) => (
          <li key={`${it.id}-${it.place}`} class="py-1">
            <a
              href={it.url ?? filesPaths.download.to(it.id)}
              rel={it.url ? 'nofollow noopener ugc' : undefined}
              lang="id"
            >
              {it.title}
            </a>
            <p class="muted">{factsOf(it)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function factsOf(it: UsedEvidence): string {
  const facts = [
    it.number,
    it.documentDate ? formatDate(it.documentDate) : '',
    it.issuer,
    it.page === '' ? '' : t('evidence.page', { page: it.page }),
    it.file ? `${typeText(it)}, ${sizeText(it.file.size)}` : typeText(it),
    placeName(it.place),
  ];
  return facts.filter((text) => text !== '').join(' · ');
}
