import type { WriteResult } from '../../core/books';
import type { Failure } from '../../core/http';
import { mostPerWrite } from './api';
import { recordOfDocument } from './document';
import { ordersFor, type PaymentOrder } from './payment-order';
import type { DraftPlan } from './plan-write';
import { matchOpen, writeAllocation, type Allocation } from './write-allocations';
import { writeDocuments, type Fate } from './write-documents';
import { writePayments, type PaymentFate } from './write-payments';
import type { Writing } from './writing';

type GoodPlan = Extract<DraftPlan, { ok: true }>;

/** Documents first, then their payments, so that at worst a document stands unpaid until the next run. */
export async function writePlans(
	writing: Writing,
	plans: readonly DraftPlan[],
): Promise<ReadonlyMap<string, WriteResult>> {
	const good = plans.filter((plan) => plan.ok);
	const documents = good.flatMap((plan) => plan.documents);
	const ofKind = (kind: 'invoice' | 'creditNote') => documents.filter((document) => document.kind === kind);
	const fates: Fates = {
		invoice: await writeDocuments(writing, 'invoice', ofKind('invoice')),
		creditNote: await writeDocuments(writing, 'creditNote', ofKind('creditNote')),
	};
	const orders = good.flatMap((plan) => ordersOf(plan, fates));
	const paid = await writePayments(writing, orders);
	const paidFor = groupByDraft(paid);
	const results = new Map<string, WriteResult>();
	for (const plan of plans) {
		const { number } = plan.draft;
		if (!plan.ok) results.set(number, { kind: 'failed', failure: plan.failure, attempts: 0 });
		else results.set(number, await resultOf(writing, plan, fates, paidFor.get(number) ?? []));
	}
	return results;
}

/** Calls that writing takes when nothing goes wrong. */
export function callsFor(plans: readonly DraftPlan[]): number {
	const good = plans.filter((plan) => plan.ok);
	const documents = good.flatMap((plan) => plan.documents);
	const invoices = documents.filter(({ kind }) => kind === 'invoice').length;
	const payments = good
		.flatMap((plan) => [...plan.documents, ...plan.settlements])
		.reduce((count, part) => count + part.payments.length, 0);
	const calls = [invoices, documents.length - invoices, payments].map((count) =>
		Math.ceil(count / mostPerWrite),
	);
	return calls.reduce((sum, count) => sum + count, 0);
}

type Fates = Readonly<Record<'invoice' | 'creditNote', ReadonlyMap<string, Fate>>>;

function fatesOf({ documents }: GoodPlan, fates: Fates): readonly Fate[] {
	return documents.flatMap(({ kind, number }) => fates[kind].get(number) ?? []);
}

function ordersOf(plan: GoodPlan, fates: Fates): readonly PaymentOrder[] {
	const { draft, documents, settlements } = plan;
	const old = settlements.flatMap(({ to, date, payments }) =>
		ordersFor(draft.number, to, date, payments, []),
	);
	const fresh = documents.flatMap(({ kind, number, date, payments }) => {
		const fate = fates[kind].get(number);
		if (fate?.kind !== 'there') return [];
		return ordersFor(draft.number, fate.document, date, payments, fate.document.payments);
	});
	return [...old, ...fresh];
}

function groupByDraft(
	paid: ReadonlyMap<PaymentOrder, PaymentFate>,
): ReadonlyMap<string, readonly PaymentFate[]> {
	const groups = new Map<string, PaymentFate[]>();
	for (const [{ draft }, fate] of paid) {
		const group = groups.get(draft) ?? [];
		group.push(fate);
		groups.set(draft, group);
	}
	return groups;
}

async function resultOf(
	writing: Writing,
	plan: GoodPlan,
	fates: Fates,
	paid: readonly PaymentFate[],
): Promise<WriteResult> {
	const own = fatesOf(plan, fates);
	const attempts = Math.max(0, ...own.map((fate) => fate.attempts), ...paid.map((fate) => fate.attempts));
	const refusal =
		own.find((fate) => fate.kind === 'failed')?.failure ?? paid.find((fate) => fate.failure)?.failure;
	const failure: Failure | null = refusal ?? (await setOff(writing, plan, own));
	if (failure !== null) return { kind: 'failed', failure, attempts };
	const there = own.filter((fate) => fate.kind === 'there');
	const settled = plan.settlements.map(({ to }) => to);
	return {
		kind: 'written',
		records: [...settled, ...there.map(({ document }) => document)].map(recordOfDocument),
		attempts,
		wasThere: there.length > 0 && there.every(({ wasThere }) => wasThere),
	};
}

/** What no payment settles is set off against each other. */
async function setOff(writing: Writing, plan: GoodPlan, own: readonly Fate[]): Promise<Failure | null> {
	for (const allocation of allocationsOf(plan, own)) {
		const failure = await writeAllocation(writing, allocation);
		if (failure !== null) return failure;
	}
	return null;
}

function allocationsOf(
	{ unsettled, documents, draft }: GoodPlan,
	own: readonly Fate[],
): readonly Allocation[] {
	if (unsettled.length === 0) return [];
	const fresh = own.flatMap((fate) => {
		if (fate.kind !== 'there') return [];
		const planned = documents.find(
			({ kind, number }) => kind === fate.document.kind && number === fate.document.number,
		);
		const paid = (planned?.payments ?? []).reduce((sum, { amount }) => sum + amount, 0);
		return [{ document: fate.document, left: (planned?.total ?? 0) - paid }];
	});
	return matchOpen([...unsettled, ...fresh], draft.date);
}
