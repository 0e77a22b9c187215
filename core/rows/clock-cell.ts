/** A time of day; `zone` is `Z`, `+02:00` or `null`. An abbreviation (`EST`) converts nothing and is passed over. */
export interface Clock {
	/** `HH:MM:SS`. */
	readonly time: string;
	readonly zone: string | null;
}

const clockShape =
	/^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d{1,9})?)?\s*(?:([ap])\.?\s?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[a-z]{2,5})?$/i;

/** `10:30 AM`, `9pm`, `13:05:00.123Z`, `7:00 p.m. EST`; `null` when it is no time of day. */
export function clockOf(text: string): Clock | null {
	const match = clockShape.exec(text.trim());
	if (match === null) return null;
	const [, hourText = '', minute, second = '00', half, zoneText] = match;
	const told = Number(hourText);
	if (half === undefined ? minute === undefined || told > 23 : told < 1 || told > 12) return null;
	const hour = half === undefined ? told : (told % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	if (Number(minute ?? 0) > 59 || Number(second) > 59) return null;
	return { time: [pad(hour), minute ?? '00', second].join(':'), zone: zoneOf(zoneText) };
}

function zoneOf(text: string | undefined): string | null {
	if (text === undefined) return null;
	if (/^(z|utc|gmt)$/i.test(text)) return 'Z';
	return /^[+-]/.test(text) ? `${text.slice(0, 3)}:${text.slice(-2)}` : null;
}

function pad(part: number): string {
	return String(part).padStart(2, '0');
}

const secondsPerDay = 86_400;

/** The fraction of a day that spreadsheets keep times as, to the second. */
export function clockOfFraction(fraction: number): string {
	const seconds = Math.min(secondsPerDay - 1, Math.round(fraction * secondsPerDay));
	return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(':');
}
