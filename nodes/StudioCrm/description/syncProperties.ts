import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { dealStatuses, type DealStatus } from '../../../core/sync';

/** Words of the studio for every status that can move a deal. */
const statusLabels: Readonly<Record<DealStatus, string>> = {
	booked: 'Booked',
	waitlisted: 'On the Waiting List',
	pending: 'Awaiting Outcome',
	confirmed: 'Confirmed',
	checked_in: 'Checked In',
	started: 'Started',
	completed: 'Completed',
	cancelled: 'Cancelled',
	no_show: 'No-Show',
	rejected: 'Rejected',
	deleted: 'Deleted',
	sale_closed: 'Sale Closed',
	sale_refunded: 'Sale Refunded',
	sale_voided: 'Sale Voided',
};

const statusOptions: INodePropertyOptions[] = dealStatuses.map((value) => ({
	name: statusLabels[value],
	value,
}));

const forSync = { show: { operation: ['syncEvents'] } };

/** Fields of the operation Sync Events, apart from its options. */
export const syncProperties: INodeProperties[] = [
	{
		displayName:
			'Before the first sync, run the operation <b>Set Up</b> once per HubSpot account. Then connect a Zenoti or WellnessLiving trigger. Clients become contacts; with a pipeline chosen, bookings and sales become deals. Expressions in the settings are read from the first item only.',
		name: 'syncNotice',
		type: 'notice',
		default: '',
		displayOptions: forSync,
	},
	{
		displayName: 'Deal Pipeline Name or ID',
		name: 'pipelineId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getPipelines', loadOptionsDependsOn: ['system'] },
		default: '',
		displayOptions: forSync,
		description:
			'Bookings and sales advance a deal in this pipeline. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Deal Stages',
		name: 'stages',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Stage',
		default: {},
		displayOptions: { show: { operation: ['syncEvents'] }, hide: { pipelineId: [''] } },
		description:
			'One line per status that should move the deal, for example Booked → Appointment Scheduled, Completed → Visited, Sale Closed → Won, Cancelled → Lost. A status without a line leaves the deal where it is. Once the sale is known, only sale statuses move it.',
		options: [
			{
				displayName: 'Stage',
				name: 'values',
				values: [
					{
						displayName: 'When',
						name: 'status',
						type: 'options',
						options: statusOptions,
						default: 'booked',
						description: 'What happened to the booking or the sale',
					},
					{
						displayName: 'Move to Stage Name or ID',
						name: 'stageId',
						type: 'options',
						typeOptions: { loadOptionsMethod: 'getStages', loadOptionsDependsOn: ['system', 'pipelineId'] },
						default: '',
						description:
							'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					},
				],
			},
		],
	},
];
