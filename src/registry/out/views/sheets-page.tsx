import { t } from '#platform/i18n/i18n.ts';
import { Card, CardList } from '#platform/ui/card.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { InnovationId } from '../../model/ids.ts';
import type { CopyForm, SheetField } from '../model.ts';
import { paths } from '../paths.ts';
import { tallyText } from './sheet-page.tsx';
import { formName } from './words.ts';

export type Sheet = { readonly form: CopyForm; readonly fields: readonly SheetField[] };
type Props = { readonly id: InnovationId; readonly title: string; readonly sheets: readonly Sheet[] };

/** The forms that a record can be copied into, and how ready it is for each. */
export function SheetsPage({ id, title, sheets }: Props) {
  return (
    <>
      <PageHeader kicker={title} title={t('out.sheets.title')} lead={t('out.sheets.lead')} />
      <CardList label={t('out.sheets.title')}>
        {sheets.map(({ form, fields }) => (
          <Card
            key={form.code}
            level={2}
            title={formName(form)}
            href={paths.sheet.to(id, form.code)}
            facts={[tallyText(fields)]}
          />
        ))}
      </CardList>
    </>
  );
}
