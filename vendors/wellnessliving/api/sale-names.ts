import type { Known } from '../../../core/poll';
import { refundDigest, refundIdOf } from '../identity';
import type { Row } from './answer';
import { mark } from './poll-event';
import { rowText, type SaleGroup } from './sale-group';
import { decimalText } from './sale-amounts';
import type { SaleRow } from './sale-report';

export interface NamedSale extends SaleGroup {
	readonly id: string;
	/** Whether it has the name a webhook gives it, and not a number behind it. */
	readonly isFirst: boolean;
}

/**
 * Names the groups as the webhooks do. Where several have the same name (equal refunds of one line, a purchase with rows
 * of two days) the later ones are numbered; who has a name keeps it while its neighbours drop out of the window.
 */
export function nameSales(groups: readonly SaleGroup[], known: Known): readonly NamedSale[] {
	const families = new Map<string, SaleGroup[]>();
	for (const group of groups) {
		const base = baseName(group);
		const family = families.get(base);
		if (family === undefined) families.set(base, [group]);
		else family.push(group);
	}
	return [...families].flatMap(([base, family]) => nameFamily(base, family.sort(byTime), known));
}

function nameFamily(base: string, family: readonly SaleGroup[], known: Known): readonly NamedSale[] {
	const names = new Map<SaleGroup, string>();
	const candidates = numbered(base, family.length + mostForgotten);
	const give = (isFit: (name: string, group: SaleGroup) => boolean): void => {
		for (const group of family.filter((one) => !names.has(one))) {
			const taken = new Set(names.values());
			const name = candidates.find((candidate) => !taken.has(candidate) && isFit(candidate, group));
			if (name !== undefined) names.set(group, name);
		}
	};
	const isOfDay = (name: string, { day }: SaleGroup): boolean => known.get(name)?.day === day;
	// as it was, then as it was changed, then new
	give((name, group) => isOfDay(name, group) && known.get(name)?.fingerprint === group.fingerprint);
	give(isOfDay);
	give((name) => !known.has(name));
	return family.map((group, index): NamedSale => {
		const id = names.get(group) ?? `${base}-${candidates.length + index}`;
		return { ...group, id, isFirst: id === base };
	});
}

/** So many earlier ones of the same name may have dropped out of the window. */
const mostForgotten = 20;

function numbered(base: string, count: number): readonly string[] {
	return Array.from({ length: count }, (_, index) => (index === 0 ? base : `${base}-${index + 1}`));
}

function byTime(left: SaleGroup, right: SaleGroup): number {
	const [one = '', other = ''] = [left, right].map(timeOf);
	return one === other ? 0 : one < other ? -1 : 1;
}

function timeOf({ day, rows }: SaleGroup): string {
	return `${day} ${rows[0]?.value.happenedAt ?? ''} ${rows[0]?.value.localAt ?? ''}`;
}

/** The purchase that a refund or a late payment belongs to, by its name. */
export function purchaseOf(id: string): string {
	return id.split(/-(?:payment|refund)-/)[0] ?? id;
}

function baseName({ kind, purchaseId, rows }: SaleGroup): string {
	const texts = rows.map(({ value }) => rowText(value));
	if (purchaseId === null) return `account-${mark(texts, 16)}`;
	if (kind === 'payment') return `${purchaseId}-payment-${mark(texts, 16)}`;
	return kind === 'refund' ? refundIdOf(purchaseId, digestOf(rows)) : purchaseId;
}

/** The same parts as the webhook `purchase.refunded` tells. */
function digestOf(rows: ReadonlyArray<Row<SaleRow>>): string {
	const parts = rows.map(({ value: { itemKey, title, quantity, amounts } }) => ({
		itemId: itemKey,
		name: title,
		quantity,
		amount: decimalText(amounts.sale ?? 0n),
	}));
	const total = rows.reduce((sum, { value }) => sum + (value.amounts.total ?? 0n), 0n);
	return refundDigest(parts, decimalText(total));
}
