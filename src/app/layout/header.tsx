import { paths as identityPaths } from '#identity/index.ts';
import { formatTime } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import type { Frame, MenuItem, MenuSection } from './frame.ts';
import { Mark } from './mark.tsx';

/** The band with the name of the hub, and the menus. */
export function Header({ frame }: { readonly frame: Frame }) {
  return (
    <header class="site-header">
      <div class="band">
        <div class="wrap band-row">
          <a class="brand" href="/">
            <Mark />
            <span class="brand-name">{t('app.brand')}</span>
            <span class="brand-hub">{frame.siteName}</span>
          </a>
          <div class="band-person">
            <OtherLanguage frame={frame} />
            <Person frame={frame} />
          </div>
        </div>
      </div>
      <nav class="menu-wide" aria-label={t('app.menu.main')}>
        <div class="wrap">
          <Menu frame={frame} place="wide" />
        </div>
      </nav>
      <details class="menu-phone">
        <summary>
          <span class="wrap">{t('app.menu')}</span>
        </summary>
        <nav class="wrap" aria-label={t('app.menu')}>
          <Menu frame={frame} place="phone" />
          <Person frame={frame} />
          <OtherLanguage frame={frame} />
        </nav>
      </details>
    </header>
  );
}

/** Stays in sight on every page while support looks through somebody's eyes. */
export function SupportBanner({ support }: Pick<Frame, 'support'>) {
  if (!support) return null;
  return (
    <aside class="support-banner" aria-label={t('app.support.label')}>
      <div class="wrap support-row">
        <p>{t('app.support.text', { name: support.name, until: formatTime(support.until) })}</p>
        <form action={support.end} method="post">
          <button class="btn btn-secondary btn-small" type="submit">
            {t('app.support.end')}
          </button>
        </form>
      </div>
    </aside>
  );
}

function Menu({ frame, place }: { readonly frame: Frame; readonly place: 'wide' | 'phone' }) {
  return (
    <ul class="menu">
      {frame.menu.map((line) => (
        <li key={line.text}>
          {'items' in line ? <Section section={line} name={`menu-${place}`} /> : <Item item={line} />}
        </li>
      ))}
    </ul>
  );
}

/** Of the groups of one menu one is open at a time: the one of this page, until another is asked for. */
function Section({ section, name }: { readonly section: MenuSection; readonly name: string }) {
  return (
    <details class="menu-group" name={name} open={section.current}>
      <summary aria-current={section.current ? 'true' : undefined}>{section.text}</summary>
      <div class="menu-panel">
        <ul class="wrap">
          {section.items.map((item) => (
            <li key={item.href}>
              <Item item={item} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Item({ item }: { readonly item: MenuItem }) {
  return (
    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
      {item.text}
    </a>
  );
}

function Person({ frame }: { readonly frame: Frame }) {
  const { person, acting } = frame;
  if (!person) {
    return (
      <a class="person-link" href={identityPaths.signIn.to()}>
        {t('app.signIn')}
      </a>
    );
  }
  return (
    <div class="person">
      <a class="person-link" href={person.home}>
        <span class="person-name">{person.name}</span>
        {acting ? <span class="person-role">{t('app.acting', { role: acting })}</span> : null}
      </a>
      {person.switchRole ? (
        <a class="person-out" href={person.switchRole}>
          {t('identity.act.change')}
        </a>
      ) : null}
      {frame.support ? null : (
        <form action={identityPaths.signOut.to()} method="post" data-forget="">
          <button class="person-out" type="submit">
            {t('app.signOut')}
          </button>
        </form>
      )}
    </div>
  );
}

/** The page in the other language, named in that language. */
function OtherLanguage({ frame }: { readonly frame: Frame }) {
  if (frame.support) return null;
  const other = frame.locale === 'id' ? 'en' : 'id';
  return (
    <form class="other-language" action={paths.language.to()} method="post">
      <input type="hidden" name="kembali" value={frame.path} />
      <button class="person-out" type="submit" name="bahasa" value={other} lang={other}>
        {other === 'en' ? t('app.language.en') : t('app.language.id')}
      </button>
    </form>
  );
}
