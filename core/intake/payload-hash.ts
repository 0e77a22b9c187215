import { createHash } from 'node:crypto';
import { isDeeperThan, mostLevels } from './nesting';

/** 32 hexadecimal digits that name this payload (JSON value or text). Never throws for JSON, however deeply nested. */
export function payloadHash(payload: unknown): string {
	const text = typeof payload === 'string' ? payload : jsonText(payload);
	return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** `JSON.stringify` calls itself per level and gives up at some thousand levels; `JSON.parse` reads a hundred thousand. */
function jsonText(value: unknown): string {
	return isDeeperThan(mostLevels, value) ? flatText(value) : (JSON.stringify(value) ?? '');
}

/** The same content level by level, without recursion; only ever hashed, never read back. */
function flatText(value: unknown): string {
	const parts: string[] = [];
	const open: unknown[] = [value];
	while (open.length > 0) {
		const next = open.pop();
		if (typeof next !== 'object' || next === null) {
			parts.push(JSON.stringify(next) ?? '');
			continue;
		}
		const children = Object.entries(next);
		parts.push(Array.isArray(next) ? `[${children.length}` : `{${JSON.stringify(Object.keys(next))}`);
		for (const [, child] of children) open.push(child);
	}
	return parts.join(',');
}
