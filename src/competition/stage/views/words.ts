import { currentLocale, t } from '#platform/i18n/i18n.ts';
import type { EditionDocument } from '../../edition/model/document.ts';

type Named = { readonly name: string; readonly name_en: string };

/** A text that an edition has in Indonesian and perhaps in English. */
export function said(indonesian: string, english: string): string {
  return currentLocale() === 'en' && english !== '' ? english : indonesian;
}

export function editionTitle({ document }: { readonly document: Pick<EditionDocument, 'title' | 'title_en'> }): string {
  return said(document.title, document.title_en);
}

const nameIn = (parts: readonly (Named & { readonly code: string })[], code: string): string => {
  const found = parts.find((it) => it.code === code);
  return found ? said(found.name, found.name_en) : code;
};

export const groupName = ({ groups }: Pick<EditionDocument, 'groups'>, code: string): string => nameIn(groups, code);

export const awardName = ({ awards }: Pick<EditionDocument, 'awards'>, code: string): string => nameIn(awards, code);

export const categoryName = ({ categories }: Pick<EditionDocument, 'categories'>, code: string | null): string =>
  code === null ? t('stage.noCategory') : nameIn(categories, code);
