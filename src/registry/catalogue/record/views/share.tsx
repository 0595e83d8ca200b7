import { t } from '#platform/i18n/i18n.ts';
import type { InnovationId } from '../../../model/ids.ts';
import { paths as outPaths } from '../../../out/paths.ts';

const WHATSAPP = 'https://wa.me/';
const encoded = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Ways to pass the page on: plain links, the address to copy, and paper. Buttons that need script come with it. */
type ShareProps = { readonly id: InnovationId; readonly title: string; readonly address: string };

export function Share({ id, title, address }: ShareProps) {
  const text = `${title}\n${address}`;
  return (
    <section class="mt-10 print:hidden" id="bagikan">
      <h2>{t('record.share.title')}</h2>
      <ul class="flex flex-wrap gap-x-6 text-base">
        <li>
          <a class="inline-flex min-h-11 items-center" href={`${WHATSAPP}?${encoded({ text })}`} rel="noopener">
            {t('record.share.whatsapp')}
          </a>
        </li>
        <li>
          <a class="inline-flex min-h-11 items-center" href={`mailto:?${encoded({ subject: title, body: text })}`}>
            {t('record.share.mail')}
          </a>
        </li>
      </ul>
      <label class="field-label mt-3 text-base" for="alamat-halaman">
        {t('record.share.address')}
      </label>
      <input class="input input-full" id="alamat-halaman" readonly value={address} />
      <div class="mt-3 flex flex-wrap gap-3">
        <a class="btn btn-secondary btn-small" href={outPaths.recordPdf.to(id)} download>
          {t('out.pdf.take')}
        </a>
        <a class="btn btn-secondary btn-small" href={outPaths.recordJson.to(id)} download>
          {t('out.json.take')}
        </a>
        <button
          type="button"
          class="btn btn-secondary btn-small"
          data-copy="alamat-halaman"
          data-copied={t('record.share.copied')}
          hidden
        >
          {t('record.share.copy')}
        </button>
        <button type="button" class="btn btn-secondary btn-small" data-print hidden>
          {t('record.share.print')}
        </button>
      </div>
    </section>
  );
}
