import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { guarded } from '../common/outcomes';
import { mappingProperties } from './description/mappingProperties';
import { optionsProperty } from './description/options';
import { systemOptions } from './ledgers';
import { loadOptions } from './loadOptions';
import { runOperation } from './operations/runOperation';

export class StudioAccounting implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Studio Accounting',
		name: 'studioAccounting',
		icon: { light: 'file:studioAccounting.svg', dark: 'file:studioAccounting.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle:
			'={{ $parameter["operation"].replace("postDay", "Post days to ").replace("postSales", "Post sales to ").replace("previewDay", "Preview days for ").replace("setup", "Set up ") + $parameter["system"].replace("quickBooks", "QuickBooks").replace("xero", "Xero") }}',
		description:
			'Posts studio sales to QuickBooks or Xero, balanced to the cent; a second run changes nothing or posts the difference',
		defaults: { name: 'Studio Accounting' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		// `hide`, because a field named in a credential's `show` is taken out of the panel by the editor.
		credentials: [
			{
				name: 'studioQuickBooksOAuth2Api',
				required: true,
				displayOptions: { hide: { system: ['xero'] } },
			},
			{
				name: 'studioXeroOAuth2Api',
				required: true,
				displayOptions: { hide: { system: ['quickBooks'] } },
			},
		],
		properties: [
			{
				displayName: 'System',
				name: 'system',
				type: 'options',
				noDataExpression: true,
				options: systemOptions,
				default: 'quickBooks',
				description: 'The accounting system to post to',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Post a Day',
						value: 'postDay',
						description: 'One balanced entry per center and business day',
						action: 'Post a day',
					},
					{
						name: 'Post Sales',
						value: 'postSales',
						description: 'One document per sale or refund',
						action: 'Post sales',
					},
					{
						name: 'Preview a Day',
						value: 'previewDay',
						description: 'Show the journal, what is not mapped and the number of calls; writes nothing',
						action: 'Preview a day',
					},
					{
						name: 'Set Up',
						value: 'setup',
						description: 'Make the default accounts that are missing; run it once',
						action: 'Set up the accounts',
					},
				],
				default: 'postDay',
			},
			...mappingProperties,
			optionsProperty,
		],
	};

	methods = { loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await guarded(this, runOperation)];
	}
}
