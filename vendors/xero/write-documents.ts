import { listOf, own, recordOf, textOf, type UnknownRecord } from '../../core/event/read';
import { isUnknownOutcome, type CallResult, type Failure } from '../../core/http';
import { mostPerWrite, paths } from './api';
import { documentBody } from './body';
import {
	documentWords,
	isPosted,
	parseDocument,
	shaOf,
	type DocumentKind,
	type XeroDocument,
} from './document';
import { failureOfReasons } from './failure';
import { parseFound, readDocuments } from './find';
import type { PlannedDocument } from './plan-write';
import { parseProblem, reasonsOf } from './problem';
import { create } from './session';
import { chunksOf, majorOf } from './values';
import { isAnswered, tryIdOf, unknownOutcome, type Writing } from './writing';

/** What became of one document. */
export type Fate =
	| {
			readonly kind: 'there';
			readonly document: XeroDocument;
			readonly wasThere: boolean;
			readonly attempts: number;
	  }
	| { readonly kind: 'failed'; readonly failure: Failure; readonly attempts: number };

/** Writes documents of one kind, fifty a call; by number. */
export async function writeDocuments(
	writing: Writing,
	kind: DocumentKind,
	documents: readonly PlannedDocument[],
): Promise<ReadonlyMap<string, Fate>> {
	const fates = new Map<string, Fate>();
	for (const chunk of chunksOf(documents, mostPerWrite)) {
		for (const [number, fate] of await new ChunkOfDocuments(writing, kind, chunk).write())
			fates.set(number, fate);
	}
	return fates;
}

/** Why a document has to be looked for before anything else is done about it. */
type Doubt = { readonly kind: 'unknown' | 'duplicate'; readonly failure: Failure };

class ChunkOfDocuments {
	private readonly fates = new Map<string, Fate>();

	private readonly pending: Map<string, PlannedDocument>;

	private attempts = 0;

	private answers = 0;

	constructor(
		private readonly writing: Writing,
		private readonly kind: DocumentKind,
		documents: readonly PlannedDocument[],
	) {
		this.pending = new Map(documents.map((document) => [document.number, document]));
	}

	async write(): Promise<ReadonlyMap<string, Fate>> {
		for (let round = 1; this.pending.size > 0; round += 1) {
			const doubts = this.judge(await this.send());
			const isLast = round >= this.writing.maxAttempts;
			if (doubts.size > 0) await this.look(doubts, isLast);
			if (isLast) this.failPending(noAnswerAbout);
		}
		return this.fates;
	}

	private async send(): Promise<CallResult> {
		const { session, contactId, chart } = this.writing;
		const { list } = documentWords[this.kind];
		const bodies = [...this.pending.values()].map((document) => documentBody(document, contactId, chart));
		const path = this.kind === 'invoice' ? paths.invoices : paths.creditNotes;
		const result = await create(session, path, { [list]: bodies }, tryIdOf(this.writing, this.answers));
		this.attempts += result.attempts;
		if (isAnswered(result)) this.answers += 1;
		return result;
	}

	/** Settles what the answer settles; what stays pending without a doubt was not carried out. */
	private judge(result: CallResult): ReadonlyMap<string, Doubt> {
		if (result.ok) {
			const elements = listOf(own(recordOf(result.response.body), documentWords[this.kind].list)).map(
				recordOf,
			);
			return this.judgeElements(elements, true);
		}
		const { failure, answer } = result;
		if (isUnknownOutcome(answer)) {
			return new Map([...this.pending.keys()].map((number) => [number, { kind: 'unknown', failure }]));
		}
		// all refused because of some: those that Xero has nothing against are sent again without them
		const elements = answer?.kind === 'response' ? parseProblem(answer.body).elements : [];
		const before = this.pending.size;
		const doubts = this.judgeElements(elements, false);
		if (this.pending.size === before && doubts.size === 0) this.failPending(() => failure);
		return doubts;
	}

	private judgeElements(elements: readonly UnknownRecord[], isSaved: boolean): ReadonlyMap<string, Doubt> {
		const doubts = new Map<string, Doubt>();
		const numberName = documentWords[this.kind].number;
		const byNumber = new Map(elements.map((element) => [textOf(own(element, numberName)), element]));
		for (const [number, planned] of this.pending) {
			const element = byNumber.get(number);
			const reasons = element === undefined ? [] : reasonsOf(element);
			const failure = failureOfReasons(reasons);
			if (reasons.length > 0 && failure.code === 'DUPLICATE_NUMBER')
				doubts.set(number, { kind: 'duplicate', failure });
			else if (reasons.length > 0) this.settle(number, { kind: 'failed', failure, attempts: this.attempts });
			else if (isSaved) this.takeSaved(planned, element, doubts);
		}
		return doubts;
	}

	private takeSaved(
		planned: PlannedDocument,
		element: UnknownRecord | undefined,
		doubts: Map<string, Doubt>,
	): void {
		const document = parseDocument(this.kind, element, this.writing.chart);
		if (document === null)
			doubts.set(planned.number, { kind: 'unknown', failure: noAnswerAbout(planned.number) });
		else this.settle(planned.number, fateOf(planned, document, false, this.attempts));
	}

	/** The number survives what no key does: whatever carries it tells what became of the try. */
	private async look(doubts: ReadonlyMap<string, Doubt>, isLast: boolean): Promise<void> {
		const { session, chart } = this.writing;
		const found = await readDocuments(session, this.kind, [...doubts.keys()]);
		const byNumber = new Map(found.ok ? parseFound(found.rows, chart).map((one) => [one.number, one]) : []);
		for (const [number, { kind, failure }] of doubts) {
			const planned = this.pending.get(number);
			const document = byNumber.get(number);
			if (planned !== undefined && document !== undefined) this.settle(number, this.adopt(planned, document));
			else if (kind === 'duplicate')
				this.settle(number, { kind: 'failed', failure, attempts: this.attempts });
			else if (!found.ok || isLast) {
				const reason = unknownOutcome(number, found.ok ? failure : found.failure);
				this.settle(number, { kind: 'failed', failure: reason, attempts: this.attempts });
			}
		}
	}

	private adopt(planned: PlannedDocument, document: XeroDocument): Fate {
		const isSame =
			isPosted(document) && shaOf(document.lines) === planned.sha && document.date === planned.date;
		if (isSame) return fateOf(planned, document, true, this.attempts);
		return { kind: 'failed', failure: taken(planned.number), attempts: this.attempts };
	}

	private settle(number: string, fate: Fate): void {
		this.fates.set(number, fate);
		this.pending.delete(number);
	}

	private failPending(failureOf: (number: string) => Failure): void {
		for (const number of [...this.pending.keys()]) {
			this.settle(number, { kind: 'failed', failure: failureOf(number), attempts: this.attempts });
		}
	}
}

/** To the cent, before anything is paid. */
function fateOf(planned: PlannedDocument, document: XeroDocument, wasThere: boolean, attempts: number): Fate {
	const isAsPlanned = document.total === planned.total && document.totalTax === planned.totalTax;
	if (isAsPlanned) return { kind: 'there', document, wasThere, attempts };
	const money = (amount: number | null) =>
		amount === null ? 'nothing' : String(majorOf(amount, planned.digits));
	const failure: Failure = {
		kind: 'permanent',
		code: 'NOT_AS_POSTED',
		message:
			`Xero made ${planned.number} ${money(document.total)} with ${money(document.totalTax)} tax ` +
			`instead of ${money(planned.total)} with ${money(planned.totalTax)}. It was not paid.`,
		hint: `Void ${planned.number} in Xero, check the tax settings of its accounts, then run the item again.`,
	};
	return { kind: 'failed', failure, attempts };
}

function taken(number: string): Failure {
	return failureOfReasons([
		`${number}: Invoice # must be unique. What stands there is not what this node would write.`,
	]);
}

function noAnswerAbout(number: string): Failure {
	return {
		kind: 'transient',
		code: 'NO_RESULT',
		message: `Xero’s answer names ${number} neither as written nor as refused.`,
		hint: 'Run the item again; if it was written, nothing is doubled.',
	};
}
