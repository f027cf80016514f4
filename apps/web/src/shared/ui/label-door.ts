export interface LabelRequest {
  /** Level id of the label that is chosen now; null when none is. */
  readonly level: string | null;
  onMade(labelId: string): void;
}

let open: (request: LabelRequest) => void = () => undefined;

/**
 * The shell says how a label is composed; whoever offers it knows no more. It stands there and not beside the chooser,
 * because what is sent or pressed in it would reach the form that the chooser is a part of.
 */
export function setLabelDoor(door: (request: LabelRequest) => void): void {
  open = door;
}

export function openLabelDoor(request: LabelRequest): void {
  open(request);
}
