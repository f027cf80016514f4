import type { SpaceLaunch } from '#contracts';

export const LAUNCH_POINTS = ['cause', 'members', 'rhythm', 'successSign'] as const;
export type LaunchPoint = (typeof LAUNCH_POINTS)[number];

/** Which points of the checklist are written; null: nothing of it yet. */
export function preparedPoints(launch: SpaceLaunch | null): ReadonlySet<LaunchPoint> {
  if (launch === null) return new Set();
  const has = (...texts: string[]): boolean => texts.every((text) => text.trim() !== '');
  const prepared: Record<LaunchPoint, boolean> = {
    cause: has(launch.cause),
    // What it brings and what it costs: one without the other is half the truth.
    members: has(launch.gains, launch.efforts),
    rhythm: has(launch.rhythm),
    successSign: has(launch.successSign),
  };
  return new Set(LAUNCH_POINTS.filter((point) => prepared[point]));
}
