import { regionByCode, regionFullName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { EditionDocument } from '../../model/document.ts';
import { optionText, told } from '../../wording.ts';
import { ruleText } from '../rule-text.ts';

type Of = { readonly document: EditionDocument };

/** Groups in words; none named: all. */
export function groupNames(document: EditionDocument, codes: readonly string[]): string {
  if (codes.length === 0) return t('edition.groups.all');
  const named = document.groups.filter((it) => codes.includes(it.code));
  return named.map((it) => told(it, 'name')).join(', ');
}

function regionText(code: string): string {
  const region = regionByCode(code);
  return region ? regionFullName(region.code) : code;
}

export function Entrants({ document, organiser }: Of & { readonly organiser: string }) {
  const { kinds, regions, ownInstitutionOnly } = document.entrants;
  const where = regions === 'all' ? t('edition.option.regions.all') : regions.map(regionText).join(', ');
  return (
    <>
      <p>{ownInstitutionOnly ? t('edition.entrants.own', { name: organiser }) : t('edition.entrants.kinds')}</p>
      {ownInstitutionOnly ? null : (
        <ul class="list-disc pl-5">
          {kinds.map((it) => (
            <li key={it}>{optionText('kinds', it)}</li>
          ))}
        </ul>
      )}
      {ownInstitutionOnly ? null : <p>{t('edition.entrants.regions', { where })}</p>}
    </>
  );
}

export function Groups({ document }: Of) {
  return (
    <Section title={t('edition.field.groups')} level={3}>
      <ul class="list-disc pl-5">
        {document.groups.map((it) => (
          <li key={it.code}>
            {told(it, 'name')} {it.byInvitation ? <Tag>{t('edition.field.byInvitation')}</Tag> : null}
            {told(it, 'help') === '' ? null : <span class="muted"> – {told(it, 'help')}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Categories({ document }: Of) {
  if (document.categories.length === 0) return null;
  return (
    <Section title={t('edition.field.categories')} level={3}>
      <ul class="list-disc pl-5">
        {document.categories.map((it) => (
          <li key={it.code}>
            {told(it, 'name')}
            {it.groups.length > 0 ? ` (${groupNames(document, it.groups)})` : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Every rule in words, with what says so. */
export function Eligibility({ document }: Of) {
  if (document.eligibility.length === 0) return <p>{t('edition.eligibility.none')}</p>;
  const columns = ['rule', 'groups', 'source'] as const;
  const rows = document.eligibility.map((it) => ({
    key: it.code,
    cells: [ruleText(it), groupNames(document, it.groups), it.source],
  }));
  return (
    <Table
      caption={t('edition.part.eligibility')}
      captionHidden
      columns={columns.map((it) => ({ label: t(`edition.field.${it}`) }))}
      rows={rows}
    />
  );
}

export function Awards({ document }: Of) {
  const columns = ['level', 'groups', 'slots'] as const;
  const rows = document.awards.map((it) => ({
    key: it.code,
    cells: [
      told(it, 'name'),
      groupNames(document, it.groups),
      it.slots === null ? t('edition.value.unset') : formatNumber(it.slots),
    ],
  }));
  return (
    <>
      <Table
        caption={t('edition.part.awards')}
        captionHidden
        columns={columns.map((it) => ({ label: t(`edition.field.${it}`), numeric: it === 'slots' }))}
        rows={rows}
      />
      <p class="muted">{t(`edition.announced.${document.privacy.announcement}`)}</p>
      <p class="muted">{t(`edition.scores.${document.privacy.scores}`)}</p>
    </>
  );
}
