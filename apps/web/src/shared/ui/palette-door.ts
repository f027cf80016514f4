let open: () => void = () => undefined;

/** The shell says how the palette opens; whoever shows a button for it knows no more. */
export function setPaletteDoor(door: () => void): void {
  open = door;
}

export function openPalette(): void {
  open();
}
