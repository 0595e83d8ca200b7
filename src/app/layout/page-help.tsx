import { renderToString } from 'preact-render-to-string';
import { currentLocale, isMessageKey, type MessageKey, type PlainKey, t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';

const kept = new Map<string, string>();

/** The help of a page as HTML, rendered once for each page and language; empty where the page has none. */
export function pageHelp(event: string | null): string {
  if (!event) return '';
  const key = `${currentLocale()} ${event}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const text = helpKey(event);
  const html = text ? renderToString(<PageHelp text={t(text)} />) : '';
  kept.set(key, html);
  return html;
}

/** The message that helps with a page: `help.registry.record.read`; null where the page has none. */
export function helpKey(event: string): PlainKey | null {
  const key = `help.${event}`;
  return isMessageKey(key) ? (key as MessageKey as PlainKey) : null;
}

function PageHelp({ text }: { readonly text: string }) {
  return (
    <aside class="page-help" aria-label={t('app.pageHelp.label')} data-nosnippet="">
      <details>
        <summary>{t('app.pageHelp.summary')}</summary>
        <div class="page-help-text">
          {text.split('\n').map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p>
            <a href={paths.help.to()}>{t('app.pageHelp.all')}</a>
          </p>
        </div>
      </details>
    </aside>
  );
}
