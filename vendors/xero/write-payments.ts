import { listOf, own, recordOf, type UnknownRecord } from '../../core/event/read';
import { isUnknownOutcome, type CallResult, type Failure } from '../../core/http';
import { mostPerWrite, paths } from './api';
import { paymentBody } from './body';
import type { DocumentKind, XeroDocument } from './document';
import { failureOfReasons } from './failure';
import { parseFound, readDocuments } from './find';
import { missingOf, type PaymentOrder } from './payment-order';
import { parseProblem, reasonsOf } from './problem';
import { create } from './session';
import { chunksOf, minorOf } from './values';
import { isAnswered, tryIdOf, unknownOutcome, type Writing } from './writing';

export interface PaymentFate {
	/** `null` when it is carried out. */
	readonly failure: Failure | null;
	readonly attempts: number;
}

/** Makes payments of invoices and credit notes together, fifty a call. */
export async function writePayments(
	writing: Writing,
	orders: readonly PaymentOrder[],
): Promise<ReadonlyMap<PaymentOrder, PaymentFate>> {
	const fates = new Map<PaymentOrder, PaymentFate>();
	for (const chunk of chunksOf(orders, mostPerWrite)) {
		for (const [order, fate] of await new ChunkOfPayments(writing, chunk).write()) fates.set(order, fate);
	}
	return fates;
}

/** Refusals that may mean that the payment is there already. */
const maybePaid: ReadonlySet<string> = new Set(['OVERPAID', 'NOT_AUTHORISED_DOCUMENT']);

/** Xero has no key for payments that lasts: a repeated part payment would stand there twice. So it looks first. */
class ChunkOfPayments {
	private readonly fates = new Map<PaymentOrder, PaymentFate>();

	private attempts = 0;

	private answers = 0;

	constructor(
		private readonly writing: Writing,
		private pending: readonly PaymentOrder[],
	) {}

	async write(): Promise<ReadonlyMap<PaymentOrder, PaymentFate>> {
		for (let round = 1; this.pending.length > 0; round += 1) {
			const sent = this.pending;
			const doubts = this.judge(sent, await this.send(sent));
			const isLast = round >= this.writing.maxAttempts;
			if (doubts.size > 0) await this.look(doubts, isLast);
			this.pending = sent.filter((order) => !this.fates.has(order));
			if (isLast) for (const order of this.pending) this.settle(order, noAnswerAbout(order));
			if (isLast) this.pending = [];
		}
		return this.fates;
	}

	private async send(orders: readonly PaymentOrder[]): Promise<CallResult> {
		const bodies = orders.map((order) => {
			const { kind, id: documentId, digits } = order.document;
			return paymentBody({ ...order, kind, documentId, digits });
		});
		const tryId = tryIdOf(this.writing, this.answers);
		const result = await create(this.writing.session, paths.payments, { Payments: bodies }, tryId);
		this.attempts += result.attempts;
		if (isAnswered(result)) this.answers += 1;
		return result;
	}

	private judge(sent: readonly PaymentOrder[], result: CallResult): ReadonlyMap<PaymentOrder, Doubt> {
		if (result.ok) {
			const elements = listOf(own(recordOf(result.response.body), 'Payments')).map(recordOf);
			return this.judgeElements(sent, elements, true);
		}
		const { failure, answer } = result;
		const unknown: Doubt = { isRefused: false, failure };
		if (isUnknownOutcome(answer)) return new Map(sent.map((order) => [order, unknown]));
		const elements = answer?.kind === 'response' ? parseProblem(answer.body).elements : [];
		const doubts = this.judgeElements(sent, elements, false);
		if (this.fates.size === 0 && doubts.size === 0) for (const order of sent) this.settle(order, failure);
		return doubts;
	}

	/** Elements come back in the order they were sent, and carry nothing else to know them by for sure. */
	private judgeElements(
		sent: readonly PaymentOrder[],
		elements: readonly UnknownRecord[],
		isSaved: boolean,
	): ReadonlyMap<PaymentOrder, Doubt> {
		const doubts = new Map<PaymentOrder, Doubt>();
		const isInStep = elements.length === sent.length;
		sent.forEach((order, index) => {
			const element = isInStep ? elements[index] : undefined;
			const reasons = element === undefined ? [] : reasonsOf(element);
			const failure = failureOfReasons(reasons);
			if (reasons.length > 0 && maybePaid.has(failure.code)) doubts.set(order, { isRefused: true, failure });
			else if (reasons.length > 0) this.settle(order, failure);
			else if (isSaved && isDone(order, element)) this.settle(order, null);
			else if (isSaved) doubts.set(order, { isRefused: false, failure: noAnswerAbout(order) });
		});
		return doubts;
	}

	private async look(doubts: ReadonlyMap<PaymentOrder, Doubt>, isLast: boolean): Promise<void> {
		const found = await this.readAgain([...doubts.keys()]);
		if ('failure' in found) {
			for (const order of doubts.keys()) this.settle(order, unknownOutcome(order.reference, found.failure));
			return;
		}
		const byDocument = new Map(found.documents.map((document) => [document.id, document]));
		const documentIds = new Set([...doubts.keys()].map(({ document }) => document.id));
		for (const id of documentIds) {
			const orders = [...doubts.keys()].filter(({ document }) => document.id === id);
			const { done, missing } = missingOf(orders, newPayments(orders[0]?.document, byDocument.get(id)));
			for (const order of done) this.settle(order, null);
			for (const order of missing) {
				const doubt = doubts.get(order);
				if (doubt?.isRefused === true) this.settle(order, doubt.failure);
				else if (isLast && doubt !== undefined)
					this.settle(order, unknownOutcome(order.reference, doubt.failure));
			}
		}
	}

	private async readAgain(
		orders: readonly PaymentOrder[],
	): Promise<{ readonly documents: readonly XeroDocument[] } | { readonly failure: Failure }> {
		const { session, chart } = this.writing;
		const documents: XeroDocument[] = [];
		for (const kind of ['invoice', 'creditNote'] satisfies readonly DocumentKind[]) {
			const ofKind = orders.filter(({ document }) => document.kind === kind);
			const numbers = ofKind.map(({ document }) => document.number);
			const found = numbers.length === 0 ? null : await readDocuments(session, kind, numbers);
			if (found !== null && !found.ok) return { failure: found.failure };
			if (found !== null) documents.push(...parseFound(found.rows, chart));
		}
		return { documents };
	}

	private settle(order: PaymentOrder, failure: Failure | null): void {
		this.fates.set(order, { failure, attempts: this.attempts });
	}
}

interface Doubt {
	/** Refused for certain: it is either there from before, or failed. */
	readonly isRefused: boolean;
	readonly failure: Failure;
}

function isDone({ amount, document }: PaymentOrder, element: UnknownRecord | undefined): boolean {
	return element !== undefined && minorOf(own(element, 'Amount'), document.digits) === amount;
}

/** Those that were not there when the document was first read. */
function newPayments(before: XeroDocument | undefined, now: XeroDocument | undefined) {
	const known = new Set((before?.payments ?? []).map(({ id }) => id));
	return (now?.payments ?? []).filter(({ id }) => !known.has(id));
}

function noAnswerAbout({ reference }: PaymentOrder): Failure {
	return {
		kind: 'transient',
		code: 'NO_RESULT',
		message: `Xero’s answer does not tell whether the payment "${reference}" was made.`,
		hint: 'Run the item again: this node looks first, and pays only what is still open.',
	};
}
