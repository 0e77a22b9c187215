import { tillCenter } from '../../sandbox/studio/till';
import type { CredentialFixture, WorkflowFixture } from '../n8n/instance.mts';
import {
	credentialIds,
	readWorkflowFile,
	withCredentials,
	withHook,
	type WorkflowNode,
} from './workflowFile.mts';

export const ledgerNames = ['quickBooks', 'xero'] as const;
export type LedgerName = (typeof ledgerNames)[number];

/** Where a ledger's stand-in is, and what n8n's OAuth2 has stored after the consent. */
export interface LedgerAccess {
	readonly url: string;
	readonly token: string;
	readonly refreshToken: string;
	/** QuickBooks company id; empty for Xero. */
	readonly realmId: string;
}

/** Ids of the workflows and of the webhook that stands in for the button or the schedule of each. */
export const bookWorkflows = {
	keep: { file: 'keep-the-days-sales', id: 'wfKeepSales000001', hook: 'books-keep' },
	'setUp.quickBooks': { file: 'set-up-books-quickbooks', id: 'wfSetUpBooksQb001', hook: 'books-set-up-qb' },
	'setUp.xero': { file: 'set-up-books-xero', id: 'wfSetUpBooksXe001', hook: 'books-set-up-xero' },
	'nightly.quickBooks': {
		file: 'nightly-books-quickbooks',
		id: 'wfNightlyBooksQb1',
		hook: 'books-nightly-qb',
	},
	'nightly.xero': { file: 'nightly-books-xero', id: 'wfNightlyBooksXe1', hook: 'books-nightly-xero' },
	perSale: { file: 'zenoti-sales-to-quickbooks', id: 'wfSalesQuickBooks1', hook: '' },
	'setUp.perSale': { file: 'set-up-books-quickbooks', id: 'wfSetUpBooksQb002', hook: 'books-set-up-sale' },
	'preview.quickBooks': {
		file: 'nightly-books-quickbooks',
		id: 'wfPreviewBooksQb1',
		hook: 'books-preview-qb',
	},
} as const satisfies Readonly<
	Record<string, { readonly file: string; readonly id: string; readonly hook: string }>
>;
export type BookWorkflow = keyof typeof bookWorkflows;

/** Path ids of the triggers' production URLs. */
export const bookWebhookIds = {
	zenoti: '6b4f1c52-6d0b-4f6e-9a55-6f1f7b1c0b01',
	wellnessliving: '6b4f1c52-6d0b-4f6e-9a55-6f1f7b1c0b02',
	perSale: '6b4f1c52-6d0b-4f6e-9a55-6f1f7b1c0b03',
} as const;

/** The company of the workflow that posts sale by sale. */
const perSaleCredentialId = 'credQuickBooks002';
const perSaleCredentials = { studioQuickBooksOAuth2Api: perSaleCredentialId };

const idOf = (type: string): string => credentialIds[type] ?? '';

export function bookCredentials(
	secrets: { readonly zenoti: string; readonly wellnessliving: string },
	access: Readonly<Record<'quickBooks' | 'perSale' | 'xero', LedgerAccess>>,
): readonly CredentialFixture[] {
	const oauth = (id: string, type: string, name: string, ledger: LedgerAccess): CredentialFixture => ({
		id,
		type,
		name,
		data: {
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-client-secret',
			environment: 'custom',
			baseUrl: ledger.url,
			oauthTokenData: {
				access_token: ledger.token,
				refresh_token: ledger.refreshToken,
				token_type: 'Bearer',
				callbackQueryString: ledger.realmId === '' ? {} : { realmId: ledger.realmId },
			},
		},
	});
	return [
		{
			id: idOf('zenotiWebhookApi'),
			type: 'zenotiWebhookApi',
			name: 'Zenoti Webhook',
			data: { signingSecret: secrets.zenoti, previousSigningSecret: '' },
		},
		{
			id: idOf('wellnessLivingWebhookApi'),
			type: 'wellnessLivingWebhookApi',
			name: 'WellnessLiving Webhook',
			data: { webhookKey: secrets.wellnessliving, previousWebhookKey: '', signatureEncoding: 'hex' },
		},
		oauth(
			idOf('studioQuickBooksOAuth2Api'),
			'studioQuickBooksOAuth2Api',
			'Studio QuickBooks',
			access.quickBooks,
		),
		oauth(perSaleCredentialId, 'studioQuickBooksOAuth2Api', 'Studio QuickBooks 2', access.perSale),
		oauth(idOf('studioXeroOAuth2Api'), 'studioXeroOAuth2Api', 'Studio Xero', access.xero),
	];
}

/** The importable workflows, set as a bookkeeper would set them; a webhook in place of each button and schedule. */
export function booksWorkflows(settings: Readonly<Record<LedgerName, object>>): readonly WorkflowFixture[] {
	return Object.entries(bookWorkflows).map(([key, { file, id, hook }]) => {
		const workflow = readWorkflowFile(file);
		const ledger: LedgerName = key.endsWith('xero') ? 'xero' : 'quickBooks';
		const isPerSale = key === 'perSale' || key === 'setUp.perSale';
		const nodes = workflow.nodes.map((node) =>
			withSettings(
				withTrigger(
					withHook(withCredentials(node, isPerSale ? perSaleCredentials : {}), hook),
					key === 'perSale',
				),
				settings[ledger],
				key.startsWith('preview'),
			),
		);
		return { ...workflow, name: `${workflow.name} (${key})`, id, nodes };
	});
}

function withTrigger(node: WorkflowNode, isPerSale: boolean): WorkflowNode {
	if (node.type.endsWith('.zenotiTrigger'))
		return { ...node, webhookId: isPerSale ? bookWebhookIds.perSale : bookWebhookIds.zenoti };
	if (!node.type.endsWith('.wellnessLivingTrigger')) return node;
	const options = { timeZone: tillCenter.timeZone, currency: 'USD' };
	return { ...node, webhookId: bookWebhookIds.wellnessliving, parameters: { ...node.parameters, options } };
}

/** The invented day does not move with the calendar, so it is looked up by its date and not by "seven days ago". */
function withSettings(node: WorkflowNode, settings: object, isPreview: boolean): WorkflowNode {
	if (node.name === 'Sales of the last seven days') {
		const conditions = [{ keyName: 'business_day', condition: 'eq', keyValue: tillCenter.day }];
		return { ...node, parameters: { ...node.parameters, filters: { conditions } } };
	}
	if (!node.type.endsWith('.studioAccounting')) return node;
	const operation = { operation: isPreview ? 'previewDay' : postOf(node) };
	return { ...node, parameters: { ...node.parameters, ...settings, ...operation } };
}

/** The nightly workflow comes with the preview, which a bookkeeper changes to posting after having read it. */
function postOf({ parameters }: WorkflowNode): unknown {
	return parameters.operation === 'previewDay' ? 'postDay' : parameters.operation;
}
