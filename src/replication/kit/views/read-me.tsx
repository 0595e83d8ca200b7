import { formatDate, formatMoment } from '#platform/dates.ts';
import { currentLocale, t } from '#platform/i18n/i18n.ts';
import type { Origin } from '../../origin/model.ts';
import type { KitLine } from '../model.ts';

export type ReadMeProps = {
  readonly origin: Origin;
  readonly note: string;
  readonly address: string;
  readonly at: Date;
  readonly lines: readonly KitLine[];
};

const style = `body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.5}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.4rem;text-align:left;vertical-align:top}
code{overflow-wrap:anywhere}`;

/** The kit's own page, read without the product: what each paper is, and what became of it. */
export function ReadMe({ origin, note, address, at, lines }: ReadMeProps) {
  const owner = [origin.unitName, origin.institutionName].filter((it) => it !== null).join(', ');
  return (
    <html lang={currentLocale()}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{t('kit.readMe.title', { title: origin.title })}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{t('kit.readMe.title', { title: origin.title })}</h1>
        <p>{owner}</p>
        <p>
          <a href={address}>{address}</a>
        </p>
        <p>{t('kit.readMe.packed', { at: formatMoment(at) })}</p>
        {note === '' ? null : <p style="white-space:pre-line">{note}</p>}
        <table>
          <thead>
            <tr>
              <th>{t('kit.paper')}</th>
              <th>{t('kit.kind')}</th>
              <th>{t('kit.number')}</th>
              <th>{t('kit.date')}</th>
              <th>{t('kit.file')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.item.evidenceId} line={line} />
            ))}
          </tbody>
        </table>
      </body>
    </html>
  );
}

function Line({ line: { item, path, sha256, fate } }: { readonly line: KitLine }) {
  return (
    <tr>
      <td>
        {item.title}
        {item.issuer === '' ? null : ` (${item.issuer})`}
      </td>
      <td>{t(`kit.kind.${item.kind}`)}</td>
      <td>{[item.number, item.page].filter((it) => it !== '').join(', ')}</td>
      <td>{item.documentDate ? formatDate(item.documentDate) : ''}</td>
      <td>
        {path ? <a href={encodeURI(path)}>{path}</a> : null}
        {fate === 'link' && item.url ? <a href={item.url}>{item.url}</a> : null}
        {fate === 'whole' || fate === 'link' ? null : <p>{t(`kit.fate.${fate}`)}</p>}
        {sha256 ? (
          <p>
            {t('kit.digest')} <code>{sha256}</code>
          </p>
        ) : null}
      </td>
    </tr>
  );
}
