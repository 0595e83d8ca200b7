import { sizeText } from '#files/index.ts';
import { dayOf } from '#platform/dates.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import { compilePdf, partsOf, qrSvg, templateText } from '#platform/pdf/index.ts';
import { shownPublicCode } from '#platform/public-code.ts';
import type { FrozenSection } from './model/snapshot.ts';
import type { Verified } from './queries/snapshot.ts';
import { groupText, momentText } from './views/receipt-page.tsx';
import { nameOf, said } from './views/words.ts';

/** A receipt, or the whole entry as it was submitted with its receipt on top. */
export type Printed = { readonly found: Verified; readonly address: string; readonly whole: boolean };

/** The document as its template takes it: words and numbers, no markup. */
function printedOf({ found, address, whole }: Printed) {
  const { snapshot, holds, standing } = found;
  const { content } = snapshot;
  const { title } = content.entry;
  return {
    lang: currentLocale(),
    title: whole ? title : `${t('entry.receipt.title')}: ${title}`,
    author: content.institution.name,
    day: dayOf(snapshot.submittedAt),
    kicker: said(content.edition.title, content.edition.title_en),
    lead: t(`entry.receipt.standing.${standing}`),
    warning: holds ? '' : t('entry.verify.broken'),
    footer: `${snapshot.receipt} · ${snapshot.sha256.slice(0, 16)}`,
    facts: factsOf(found),
    sections: whole ? content.sections.filter((it) => it.text !== '').map(sectionOf) : [],
    heads: [t('entry.receipt.file'), t('entry.receipt.for'), t('entry.receipt.fileDigest')],
    files: content.evidence.map((it) => [
      it.file ? `${it.title} (${it.file.name}, ${sizeText(it.file.size)})` : it.title,
      nameOf({ name: it.askedName, name_en: it.askedName_en }),
      it.file?.sha256 ?? it.url ?? '',
    ]),
    address,
    words: {
      page: t('entry.print.page'),
      qr: t('entry.receipt.qr'),
      receipt: t('entry.receipt.title'),
      files: t('entry.receipt.files'),
      verify: t('entry.print.verify'),
    },
  };
}

function factsOf({ snapshot }: Verified): readonly (readonly [string, string])[] {
  const { content } = snapshot;
  const { unitName, name } = content.institution;
  return [
    [t('entry.receipt.number'), snapshot.receipt],
    [t('entry.receipt.time'), momentText(snapshot.submittedAt)],
    [t('entry.field.title'), content.entry.title],
    [t('entry.field.group'), groupText(snapshot)],
    [t('entry.field.unit'), [unitName, name].filter((it) => it !== null).join(', ')],
    [t('entry.receipt.by'), content.submittedBy],
    [t('entry.receipt.digest'), snapshot.sha256],
    [t('entry.receipt.code'), shownPublicCode(snapshot.code)],
  ];
}

function sectionOf(section: FrozenSection) {
  const n = formatNumber(section.words);
  const most = section.most === null ? null : formatNumber(section.most);
  const counted = most === null ? t('entry.work.words', { n }) : t('entry.work.wordsOf', { n, most });
  return {
    title: nameOf(section),
    count: counted,
    parts: partsOf(section.text),
  };
}

export function printEntry(printed: Printed): Promise<Uint8Array> {
  return compilePdf({
    template: templateText(import.meta.dirname, 'entry.typ'),
    data: printedOf(printed),
    pictures: [{ name: 'qr.svg', bytes: qrSvg(printed.address) }],
  });
}
