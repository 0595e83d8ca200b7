import type { ComponentChildren } from 'preact';
import { DescriptionText } from '#platform/ui/description-text.tsx';

/** Records are written in Indonesian, whatever the language of the page around them: screen readers are told. */
export const RECORD_LANGUAGE = 'id';

export function Told({ children }: { readonly children: ComponentChildren }) {
  return <span lang={RECORD_LANGUAGE}>{children}</span>;
}

export function ToldText({ text }: { readonly text: string }) {
  return (
    <div lang={RECORD_LANGUAGE}>
      <DescriptionText text={text} />
    </div>
  );
}

const ON_PAPER = "print:after:content-['_<'_attr(href)_'>'] print:after:break-all print:after:text-[0.85em]";

/** A link out of the house to what others have written; on paper its address stands behind it. */
export function Outside({ href, children }: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <a class={ON_PAPER} href={href} rel="nofollow noopener ugc">
      {children}
    </a>
  );
}
