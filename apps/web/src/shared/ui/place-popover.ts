/** Pixels between a list and the edge of the window. */
const MARGIN = 8;

/** Puts a list below what opened it, its right edges in line, or above where there is no room. */
export function placePopover(opener: HTMLElement | null, list: HTMLElement | null): void {
  if (!opener || !list) return;
  const own = opener.getBoundingClientRect();
  // On narrow screens what opens it may be folded away: then its neighbours say where.
  const from = own.width > 0 ? own : (opener.parentElement?.getBoundingClientRect() ?? own);
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = from.bottom + 4;
  const top = below + height + MARGIN > window.innerHeight ? from.top - height - 4 : below;
  list.style.top = `${Math.max(MARGIN, top)}px`;
  list.style.left = `${Math.max(MARGIN, Math.min(from.right, window.innerWidth - MARGIN) - width)}px`;
}
