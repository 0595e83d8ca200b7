import { t } from '#platform/i18n/i18n.ts';

const encoded = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Ways to pass the story on: plain links, the address to copy, and paper. Buttons that need script come with it. */
export function ShareStory({ title, address }: { readonly title: string; readonly address: string }) {
  const text = `${title}\n${address}`;
  return (
    <section class="mt-10 print:hidden" id="bagikan">
      <h2>{t('story.share')}</h2>
      <ul class="flex flex-wrap gap-x-6 text-base">
        <li>
          <a class="inline-flex min-h-11 items-center" href={`https://wa.me/?${encoded({ text })}`} rel="noopener">
            {t('story.share.whatsapp')}
          </a>
        </li>
        <li>
          <a class="inline-flex min-h-11 items-center" href={`mailto:?${encoded({ subject: title, body: text })}`}>
            {t('story.share.mail')}
          </a>
        </li>
      </ul>
      <label class="field-label mt-3 text-base" for="alamat-halaman">
        {t('story.share.address')}
      </label>
      <input class="input input-full" id="alamat-halaman" readonly value={address} />
      <div class="mt-3 flex flex-wrap gap-3">
        <button
          type="button"
          class="btn btn-secondary btn-small"
          data-copy="alamat-halaman"
          data-copied={t('story.share.copied')}
          hidden
        >
          {t('story.share.copy')}
        </button>
        <button type="button" class="btn btn-secondary btn-small" data-print hidden>
          {t('story.share.print')}
        </button>
      </div>
    </section>
  );
}
