import { paths as filesPaths, sizeText, typeText, type UsedEvidence } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { placeName } from '../place-name.ts';
import { placeOfCode } from '../rules.ts';

/** What proves a published record, for everyone; nothing where nothing is open to all. */
export function PublicEvidence({ evidence }: { readonly evidence: readonly UsedEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <Section title={t('evidence.public.title')} id="berkas-bukti">
      <ul class="plain-list">
        {firstOfEach(evidence).map((it) => (
          <li key={it.id} class="py-1">
            <a
              href={it.url ?? filesPaths.download.to(it.id)}
              rel={it.url ? 'nofollow noopener ugc' : undefined}
              lang="id"
            >
              {it.title}
            </a>
            <p class="muted">{factsOf(it, placesOf(evidence, it))}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One evidence may prove several places. */
function firstOfEach(evidence: readonly UsedEvidence[]): readonly UsedEvidence[] {
  return evidence.filter((it, index) => evidence.findIndex((other) => other.id === it.id) === index);
}

/** What it proves of the record; where it goes in a form is of no interest to the public. */
function placesOf(evidence: readonly UsedEvidence[], { id }: UsedEvidence): readonly string[] {
  const places = evidence.filter((it) => it.id === id).map((it) => it.place);
  return places.filter((place) => placeOfCode(place)?.kind !== 'form').map(placeName);
}

function factsOf(it: UsedEvidence, places: readonly string[]): string {
  const facts = [
    it.number,
    it.documentDate ? formatDate(it.documentDate) : '',
    it.issuer,
    it.page === '' ? '' : t('evidence.page', { page: it.page }),
    it.file ? `${typeText(it)}, ${sizeText(it.file.size)}` : typeText(it),
    ...places,
  ];
  return facts.filter((text) => text !== '').join(' · ');
}
