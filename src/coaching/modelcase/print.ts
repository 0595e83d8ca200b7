import { dayOf, formatDate } from '#platform/dates.ts';
import { currentLocale, t } from '#platform/i18n/i18n.ts';
import { compilePdf, partsOf, qrSvg, templateText } from '#platform/pdf/index.ts';
import { fieldLabel, plainField, type TypedField } from '#registry/index.ts';
import { casePartFields, type ModelCase } from './model.ts';
import { placeText } from './views/words.ts';

type Paper = {
  readonly it: ModelCase;
  readonly address: string;
  /** For those who lead the discussion alone. */
  readonly withGuidance: boolean;
};

/** A model case to be handed out, in the language of who asks; the guidance stands on a page of its own, to be kept back. */
export function modelCasePdf(paper: Paper): Promise<Uint8Array> {
  const pictures = [{ name: 'qr.svg', bytes: qrSvg(paper.address) }];
  return compilePdf({
    template: templateText(import.meta.dirname, 'model-case.typ'),
    data: printedOf(paper),
    pictures,
  });
}

function printedOf({ it, address, withGuidance }: Paper) {
  const part = (title: string, fields: readonly TypedField[]) => ({ title, told: toldOf(it, fields) });
  return {
    lang: currentLocale(),
    title: it.content.title,
    author: it.institutionName,
    day: dayOf(it.updatedAt),
    kicker: t('modelcase.kicker'),
    facts: [placeText(it), it.state === 'draft' ? t('modelcase.state.draft') : ''].filter((text) => text !== ''),
    sections: [
      part(t('modelcase.problem'), casePartFields.problem),
      part(t('modelcase.idea'), casePartFields.idea),
      { title: t('modelcase.obstacles'), told: textOf(it.obstacles) },
      part(t('modelcase.numbers'), casePartFields.numbers),
      part(t('modelcase.after'), casePartFields.after),
    ],
    questions: { title: t('modelcase.questions'), all: it.questions },
    guidance: { title: t('modelcase.guidance'), parts: withGuidance ? partsOf(it.guidance) : [] },
    untold: t('modelcase.untold'),
    address,
    footer: t('modelcase.paper.footer', { date: formatDate(it.updatedAt) }),
    words: { page: t('platform.print.page'), qr: t('modelcase.paper.qr') },
  };
}

type Told = { readonly label: string; readonly parts: ReturnType<typeof partsOf> };

const textOf = (text: string): readonly Told[] => (text.trim() === '' ? [] : [{ label: '', parts: partsOf(text) }]);

function toldOf({ content }: ModelCase, fields: readonly TypedField[]): readonly Told[] {
  const all = fields.map((field) => ({ label: fieldLabel(field), text: plainField(field, content) }));
  return all.filter(({ text }) => text !== '').map(({ label, text }) => ({ label, parts: partsOf(text) }));
}
