/** Business days, both inclusive, `YYYY-MM-DD`; `null` is open. */
export interface Window {
	readonly from: string | null;
	readonly to: string | null;
}

export const openWindow: Window = { from: null, to: null };

/** What tells no day counts as inside: better looked at in vain than overlooked. */
export function isInside(day: string | null, { from, to }: Window): boolean {
	if (day === null) return true;
	return (from === null || day >= from) && (to === null || day <= to);
}
