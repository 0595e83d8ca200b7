/** The mark: a ring that closes with a tick; a problem is only done when it is *tuntas*. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round">
        <path d="M27.4 13.4A12 12 0 1 1 21.6 5.4" />
        <path d="M10.5 16.2l5.2 5.2L28 7.6" />
      </g>
    </svg>
  );
}
