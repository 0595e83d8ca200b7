import type { ComponentChildren } from 'preact';

export type NoticeProps = {
  readonly tone?: 'info' | 'success' | 'warning' | 'danger';
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** 'status' is read out when it appears, 'alert' at once; none for what was always on the page. */
  readonly role?: 'status' | 'alert';
  /** Level of the title in the page's outline; 2 unless told. */
  readonly level?: 2 | 3;
};

/** Something the reader should know before going on. */
export function Notice({ tone = 'info', title, children, role, level = 2 }: NoticeProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div class={`notice tone-${tone}`} role={role}>
      {title ? <Title class="notice-title">{title}</Title> : null}
      {children ? <div class="notice-text">{children}</div> : null}
    </div>
  );
}
