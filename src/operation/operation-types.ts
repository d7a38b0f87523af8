// Generated from shapes.json by scripts/generate-operation-types.ts; a test keeps it fresh.
import type { Item, Value } from '../model/value.ts'

export type ApproximateCreationDateTimePrecision = 'MILLISECOND' | 'MICROSECOND'

export type ArchivalSummary = {
  readonly ArchivalDateTime?: number | undefined
  readonly ArchivalReason?: string | undefined
  readonly ArchivalBackupArn?: string | undefined
}

export type AttributeAction = 'ADD' | 'PUT' | 'DELETE'

export type AttributeDefinition = {
  readonly AttributeName: string
  readonly AttributeType: ScalarAttributeType
}

export type AttributeValueUpdate = {
  readonly Value?: Value | undefined
  readonly Action?: AttributeAction | undefined
}

export type AutoScalingPolicyDescription = {
  readonly PolicyName?: string | undefined
  readonly TargetTrackingScalingPolicyConfiguration?:
    | AutoScalingTargetTrackingScalingPolicyConfigurationDescription
    | undefined
}

export type AutoScalingPolicyUpdate = {
  readonly PolicyName?: string | undefined
  readonly TargetTrackingScalingPolicyConfiguration: AutoScalingTargetTrackingScalingPolicyConfigurationUpdate
}

export type AutoScalingSettingsDescription = {
  readonly MinimumUnits?: number | undefined
  readonly MaximumUnits?: number | undefined
  readonly AutoScalingDisabled?: boolean | undefined
  readonly AutoScalingRoleArn?: string | undefined
  readonly ScalingPolicies?: readonly AutoScalingPolicyDescription[] | undefined
}

export type AutoScalingSettingsUpdate = {
  readonly MinimumUnits?: number | undefined
  readonly MaximumUnits?: number | undefined
  readonly AutoScalingDisabled?: boolean | undefined
  readonly AutoScalingRoleArn?: string | undefined
  readonly ScalingPolicyUpdate?: AutoScalingPolicyUpdate | undefined
}

export type AutoScalingTargetTrackingScalingPolicyConfigurationDescription = {
  readonly DisableScaleIn?: boolean | undefined
  readonly ScaleInCooldown?: number | undefined
  readonly ScaleOutCooldown?: number | undefined
  readonly TargetValue: number
}

export type AutoScalingTargetTrackingScalingPolicyConfigurationUpdate = {
  readonly DisableScaleIn?: boolean | undefined
  readonly ScaleInCooldown?: number | undefined
  readonly ScaleOutCooldown?: number | undefined
  readonly TargetValue: number
}

export type BackupDescription = {
  readonly BackupDetails?: BackupDetails | undefined
  readonly SourceTableDetails?: SourceTableDetails | undefined
  readonly SourceTableFeatureDetails?: SourceTableFeatureDetails | undefined
}

export type BackupDetails = {
  readonly BackupArn: string
  readonly BackupName: string
  readonly BackupSizeBytes?: number | undefined
  readonly BackupStatus: BackupStatus
  readonly BackupType: BackupType
  readonly BackupCreationDateTime: number
  readonly BackupExpiryDateTime?: number | undefined
}

export type BackupStatus = 'CREATING' | 'DELETED' | 'AVAILABLE'

export type BackupSummary = {
  readonly TableName?: string | undefined
  readonly TableId?: string | undefined
  readonly TableArn?: string | undefined
  readonly BackupArn?: string | undefined
  readonly BackupName?: string | undefined
  readonly BackupCreationDateTime?: number | undefined
  readonly BackupExpiryDateTime?: number | undefined
  readonly BackupStatus?: BackupStatus | undefined
  readonly BackupType?: BackupType | undefined
  readonly BackupSizeBytes?: number | undefined
}

export type BackupType = 'USER' | 'SYSTEM' | 'AWS_BACKUP'

export type BackupTypeFilter = 'USER' | 'SYSTEM' | 'AWS_BACKUP' | 'ALL'

export type BatchExecuteStatementInput = {
  readonly Statements: readonly BatchStatementRequest[]
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
}

export type BatchExecuteStatementOutput = {
  readonly Responses?: readonly BatchStatementResponse[] | undefined
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined
}

export type BatchGetItemInput = {
  readonly RequestItems: { readonly [key: string]: KeysAndAttributes }
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
}

export type BatchGetItemOutput = {
  readonly Responses?: { readonly [key: string]: readonly Item[] } | undefined
  readonly UnprocessedKeys?: { readonly [key: string]: KeysAndAttributes } | undefined
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined
}

export type BatchStatementError = {
  readonly Code?: BatchStatementErrorCodeEnum | undefined
  readonly Message?: string | undefined
  readonly Item?: Item | undefined
}

export type BatchStatementErrorCodeEnum =
  | 'ConditionalCheckFailed'
  | 'ItemCollectionSizeLimitExceeded'
  | 'RequestLimitExceeded'
  | 'ValidationError'
  | 'ProvisionedThroughputExceeded'
  | 'TransactionConflict'
  | 'ThrottlingError'
  | 'InternalServerError'
  | 'ResourceNotFound'
  | 'AccessDenied'
  | 'DuplicateItem'

export type BatchStatementRequest = {
  readonly Statement: string
  readonly Parameters?: readonly Value[] | undefined
  readonly ConsistentRead?: boolean | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type BatchStatementResponse = {
  readonly Error?: BatchStatementError | undefined
  readonly TableName?: string | undefined
  readonly Item?: Item | undefined
}

export type BatchWriteItemInput = {
  readonly RequestItems: { readonly [key: string]: readonly WriteRequest[] }
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined
}

export type BatchWriteItemOutput = {
  readonly UnprocessedItems?: { readonly [key: string]: readonly WriteRequest[] } | undefined
  readonly ItemCollectionMetrics?: { readonly [key: string]: readonly ItemCollectionMetrics[] } | undefined
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined
}

export type BillingMode = 'PROVISIONED' | 'PAY_PER_REQUEST'

export type BillingModeSummary = {
  readonly BillingMode?: BillingMode | undefined
  readonly LastUpdateToPayPerRequestDateTime?: number | undefined
}

export type Capacity = {
  readonly ReadCapacityUnits?: number | undefined
  readonly WriteCapacityUnits?: number | undefined
  readonly CapacityUnits?: number | undefined
}

export type ComparisonOperator =
  | 'EQ'
  | 'NE'
  | 'IN'
  | 'LE'
  | 'LT'
  | 'GE'
  | 'GT'
  | 'BETWEEN'
  | 'NOT_NULL'
  | 'NULL'
  | 'CONTAINS'
  | 'NOT_CONTAINS'
  | 'BEGINS_WITH'

export type Condition = {
  readonly AttributeValueList?: readonly Value[] | undefined
  readonly ComparisonOperator: ComparisonOperator
}

export type ConditionCheck = {
  readonly Key: Item
  readonly TableName: string
  readonly ConditionExpression: string
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type ConditionalOperator = 'AND' | 'OR'

export type ConsumedCapacity = {
  readonly TableName?: string | undefined
  readonly CapacityUnits?: number | undefined
  readonly ReadCapacityUnits?: number | undefined
  readonly WriteCapacityUnits?: number | undefined
  readonly Table?: Capacity | undefined
  readonly LocalSecondaryIndexes?: { readonly [key: string]: Capacity } | undefined
  readonly GlobalSecondaryIndexes?: { readonly [key: string]: Capacity } | undefined
  readonly VectorIndexes?: { readonly [key: string]: VectorCapacity } | undefined
}

export type ContinuousBackupsDescription = {
  readonly ContinuousBackupsStatus: ContinuousBackupsStatus
  readonly PointInTimeRecoveryDescription?: PointInTimeRecoveryDescription | undefined
}

export type ContinuousBackupsStatus = 'ENABLED' | 'DISABLED'

export type ContributorInsightsAction = 'ENABLE' | 'DISABLE'

export type ContributorInsightsMode = 'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS'

export type ContributorInsightsStatus = 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED' | 'FAILED'

export type ContributorInsightsSummary = {
  readonly TableName?: string | undefined
  readonly IndexName?: string | undefined
  readonly ContributorInsightsStatus?: ContributorInsightsStatus | undefined
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined
}

export type CreateBackupInput = {
  readonly TableName: string
  readonly BackupName: string
}

export type CreateBackupOutput = {
  readonly BackupDetails?: BackupDetails | undefined
}

export type CreateGlobalSecondaryIndexAction = {
  readonly IndexName: string
  readonly KeySchema: readonly KeySchemaElement[]
  readonly Projection: Projection
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly WarmThroughput?: WarmThroughput | undefined
}

export type CreateGlobalTableInput = {
  readonly GlobalTableName: string
  readonly ReplicationGroup: readonly Replica[]
}

export type CreateGlobalTableOutput = {
  readonly GlobalTableDescription?: GlobalTableDescription | undefined
}

export type CreateGlobalTableWitnessGroupMemberAction = {
  readonly RegionName: string
}

export type CreateReplicaAction = {
  readonly RegionName: string
}

export type CreateReplicationGroupMemberAction = {
  readonly RegionName: string
  readonly KMSMasterKeyId?: string | undefined
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndex[] | undefined
  readonly TableClassOverride?: TableClass | undefined
}

export type CreateTableInput = {
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined
  readonly TableName: string
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndex[] | undefined
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[] | undefined
  readonly BillingMode?: BillingMode | undefined
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly StreamSpecification?: StreamSpecification | undefined
  readonly SSESpecification?: SSESpecification | undefined
  readonly Tags?: readonly Tag[] | undefined
  readonly TableClass?: TableClass | undefined
  readonly DeletionProtectionEnabled?: boolean | undefined
  readonly WarmThroughput?: WarmThroughput | undefined
  readonly ResourcePolicy?: string | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly GlobalTableSourceArn?: string | undefined
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined
  readonly VectorIndexes?: readonly VectorIndex[] | undefined
}

export type CreateTableOutput = {
  readonly TableDescription?: TableDescription | undefined
}

export type CreateVectorIndexAction = {
  readonly IndexName: string
  readonly VectorAttribute: VectorAttributeDefinition
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined
  readonly Projection: Projection
  readonly Dimensions: number
  readonly DistanceFunction: VectorDistanceFunction
}

export type CsvOptions = {
  readonly Delimiter?: string | undefined
  readonly HeaderList?: readonly string[] | undefined
}

export type Delete = {
  readonly Key: Item
  readonly TableName: string
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type DeleteBackupInput = {
  readonly BackupArn: string
}

export type DeleteBackupOutput = {
  readonly BackupDescription?: BackupDescription | undefined
}

export type DeleteGlobalSecondaryIndexAction = {
  readonly IndexName: string
}

export type DeleteGlobalTableWitnessGroupMemberAction = {
  readonly RegionName: string
}

export type DeleteItemInput = {
  readonly TableName: string
  readonly Key: Item
  readonly Expected?: { readonly [key: string]: ExpectedAttributeValue } | undefined
  readonly ConditionalOperator?: ConditionalOperator | undefined
  readonly ReturnValues?: ReturnValue | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type DeleteItemOutput = {
  readonly Attributes?: Item | undefined
  readonly ConsumedCapacity?: ConsumedCapacity | undefined
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined
}

export type DeleteReplicaAction = {
  readonly RegionName: string
}

export type DeleteReplicationGroupMemberAction = {
  readonly RegionName: string
}

export type DeleteRequest = {
  readonly Key: Item
}

export type DeleteResourcePolicyInput = {
  readonly ResourceArn: string
  readonly ExpectedRevisionId?: string | undefined
}

export type DeleteResourcePolicyOutput = {
  readonly RevisionId?: string | undefined
}

export type DeleteTableInput = {
  readonly TableName: string
}

export type DeleteTableOutput = {
  readonly TableDescription?: TableDescription | undefined
}

export type DeleteVectorIndexAction = {
  readonly IndexName: string
}

export type DescribeBackupInput = {
  readonly BackupArn: string
}

export type DescribeBackupOutput = {
  readonly BackupDescription?: BackupDescription | undefined
}

export type DescribeContinuousBackupsInput = {
  readonly TableName: string
}

export type DescribeContinuousBackupsOutput = {
  readonly ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined
}

export type DescribeContributorInsightsInput = {
  readonly TableName: string
  readonly IndexName?: string | undefined
}

export type DescribeContributorInsightsOutput = {
  readonly TableName?: string | undefined
  readonly IndexName?: string | undefined
  readonly ContributorInsightsRuleList?: readonly string[] | undefined
  readonly ContributorInsightsStatus?: ContributorInsightsStatus | undefined
  readonly LastUpdateDateTime?: number | undefined
  readonly FailureException?: FailureException | undefined
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined
}

export type DescribeEndpointsRequest = { readonly [key: string]: never }

export type DescribeEndpointsResponse = {
  readonly Endpoints: readonly Endpoint[]
}

export type DescribeExportInput = {
  readonly ExportArn: string
}

export type DescribeExportOutput = {
  readonly ExportDescription?: ExportDescription | undefined
}

export type DescribeGlobalTableInput = {
  readonly GlobalTableName: string
}

export type DescribeGlobalTableOutput = {
  readonly GlobalTableDescription?: GlobalTableDescription | undefined
}

export type DescribeGlobalTableSettingsInput = {
  readonly GlobalTableName: string
}

export type DescribeGlobalTableSettingsOutput = {
  readonly GlobalTableName?: string | undefined
  readonly ReplicaSettings?: readonly ReplicaSettingsDescription[] | undefined
}

export type DescribeImportInput = {
  readonly ImportArn: string
}

export type DescribeImportOutput = {
  readonly ImportTableDescription: ImportTableDescription
}

export type DescribeKinesisStreamingDestinationInput = {
  readonly TableName: string
}

export type DescribeKinesisStreamingDestinationOutput = {
  readonly TableName?: string | undefined
  readonly KinesisDataStreamDestinations?: readonly KinesisDataStreamDestination[] | undefined
}

export type DescribeLimitsInput = { readonly [key: string]: never }

export type DescribeLimitsOutput = {
  readonly AccountMaxReadCapacityUnits?: number | undefined
  readonly AccountMaxWriteCapacityUnits?: number | undefined
  readonly TableMaxReadCapacityUnits?: number | undefined
  readonly TableMaxWriteCapacityUnits?: number | undefined
}

export type DescribeStreamInput = {
  readonly StreamArn: string
  readonly Limit?: number | undefined
  readonly ExclusiveStartShardId?: string | undefined
  readonly ShardFilter?: ShardFilter | undefined
}

export type DescribeStreamOutput = {
  readonly StreamDescription?: StreamDescription | undefined
}

export type DescribeTableInput = {
  readonly TableName: string
}

export type DescribeTableOutput = {
  readonly Table?: TableDescription | undefined
}

export type DescribeTableReplicaAutoScalingInput = {
  readonly TableName: string
}

export type DescribeTableReplicaAutoScalingOutput = {
  readonly TableAutoScalingDescription?: TableAutoScalingDescription | undefined
}

export type DescribeTimeToLiveInput = {
  readonly TableName: string
}

export type DescribeTimeToLiveOutput = {
  readonly TimeToLiveDescription?: TimeToLiveDescription | undefined
}

export type DestinationStatus = 'ENABLING' | 'ACTIVE' | 'DISABLING' | 'DISABLED' | 'ENABLE_FAILED' | 'UPDATING'

export type EnableKinesisStreamingConfiguration = {
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined
}

export type Endpoint = {
  readonly Address: string
  readonly CachePeriodInMinutes: number
}

export type ExecuteStatementInput = {
  readonly Statement: string
  readonly Parameters?: readonly Value[] | undefined
  readonly ConsistentRead?: boolean | undefined
  readonly NextToken?: string | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly Limit?: number | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type ExecuteStatementOutput = {
  readonly Items?: readonly Item[] | undefined
  readonly NextToken?: string | undefined
  readonly ConsumedCapacity?: ConsumedCapacity | undefined
  readonly LastEvaluatedKey?: Item | undefined
}

export type ExecuteTransactionInput = {
  readonly TransactStatements: readonly ParameterizedStatement[]
  readonly ClientRequestToken?: string | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
}

export type ExecuteTransactionOutput = {
  readonly Responses?: readonly ItemResponse[] | undefined
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined
}

export type ExpectedAttributeValue = {
  readonly Value?: Value | undefined
  readonly Exists?: boolean | undefined
  readonly ComparisonOperator?: ComparisonOperator | undefined
  readonly AttributeValueList?: readonly Value[] | undefined
}

export type ExportDescription = {
  readonly ExportArn?: string | undefined
  readonly ExportStatus?: ExportStatus | undefined
  readonly StartTime?: number | undefined
  readonly EndTime?: number | undefined
  readonly ExportManifest?: string | undefined
  readonly TableArn?: string | undefined
  readonly TableId?: string | undefined
  readonly ExportTime?: number | undefined
  readonly ClientToken?: string | undefined
  readonly S3Bucket?: string | undefined
  readonly S3BucketOwner?: string | undefined
  readonly S3Prefix?: string | undefined
  readonly S3SseAlgorithm?: S3SseAlgorithm | undefined
  readonly S3SseKmsKeyId?: string | undefined
  readonly FailureCode?: string | undefined
  readonly FailureMessage?: string | undefined
  readonly ExportFormat?: ExportFormat | undefined
  readonly BilledSizeBytes?: number | undefined
  readonly ItemCount?: number | undefined
  readonly ExportType?: ExportType | undefined
  readonly IncrementalExportSpecification?: IncrementalExportSpecification | undefined
}

export type ExportFormat = 'DYNAMODB_JSON' | 'ION'

export type ExportStatus = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'

export type ExportSummary = {
  readonly ExportArn?: string | undefined
  readonly ExportStatus?: ExportStatus | undefined
  readonly ExportType?: ExportType | undefined
}

export type ExportTableToPointInTimeInput = {
  readonly TableArn: string
  readonly ExportTime?: number | undefined
  readonly ClientToken?: string | undefined
  readonly S3Bucket: string
  readonly S3BucketOwner?: string | undefined
  readonly S3Prefix?: string | undefined
  readonly S3SseAlgorithm?: S3SseAlgorithm | undefined
  readonly S3SseKmsKeyId?: string | undefined
  readonly ExportFormat?: ExportFormat | undefined
  readonly ExportType?: ExportType | undefined
  readonly IncrementalExportSpecification?: IncrementalExportSpecification | undefined
}

export type ExportTableToPointInTimeOutput = {
  readonly ExportDescription?: ExportDescription | undefined
}

export type ExportType = 'FULL_EXPORT' | 'INCREMENTAL_EXPORT'

export type ExportViewType = 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES'

export type FailureException = {
  readonly ExceptionName?: string | undefined
  readonly ExceptionDescription?: string | undefined
}

export type Get = {
  readonly Key: Item
  readonly TableName: string
  readonly ProjectionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
}

export type GetItemInput = {
  readonly TableName: string
  readonly Key: Item
  readonly AttributesToGet?: readonly string[] | undefined
  readonly ConsistentRead?: boolean | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ProjectionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
}

export type GetItemOutput = {
  readonly Item?: Item | undefined
  readonly ConsumedCapacity?: ConsumedCapacity | undefined
}

export type GetRecordsInput = {
  readonly ShardIterator: string
  readonly Limit?: number | undefined
}

export type GetRecordsOutput = {
  readonly Records?: readonly Record[] | undefined
  readonly NextShardIterator?: string | undefined
}

export type GetResourcePolicyInput = {
  readonly ResourceArn: string
}

export type GetResourcePolicyOutput = {
  readonly Policy?: string | undefined
  readonly RevisionId?: string | undefined
}

export type GetShardIteratorInput = {
  readonly StreamArn: string
  readonly ShardId: string
  readonly ShardIteratorType: ShardIteratorType
  readonly SequenceNumber?: string | undefined
}

export type GetShardIteratorOutput = {
  readonly ShardIterator?: string | undefined
}

export type GlobalSecondaryIndex = {
  readonly IndexName: string
  readonly KeySchema: readonly KeySchemaElement[]
  readonly Projection: Projection
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly WarmThroughput?: WarmThroughput | undefined
}

export type GlobalSecondaryIndexAutoScalingUpdate = {
  readonly IndexName?: string | undefined
  readonly ProvisionedWriteCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined
}

export type GlobalSecondaryIndexDescription = {
  readonly IndexName?: string | undefined
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly Projection?: Projection | undefined
  readonly IndexStatus?: IndexStatus | undefined
  readonly Backfilling?: boolean | undefined
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription | undefined
  readonly IndexSizeBytes?: number | undefined
  readonly ItemCount?: number | undefined
  readonly IndexArn?: string | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription | undefined
}

export type GlobalSecondaryIndexInfo = {
  readonly IndexName?: string | undefined
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly Projection?: Projection | undefined
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
}

export type GlobalSecondaryIndexUpdate = {
  readonly Update?: UpdateGlobalSecondaryIndexAction | undefined
  readonly Create?: CreateGlobalSecondaryIndexAction | undefined
  readonly Delete?: DeleteGlobalSecondaryIndexAction | undefined
}

export type GlobalSecondaryIndexWarmThroughputDescription = {
  readonly ReadUnitsPerSecond?: number | undefined
  readonly WriteUnitsPerSecond?: number | undefined
  readonly Status?: IndexStatus | undefined
}

export type GlobalTable = {
  readonly GlobalTableName?: string | undefined
  readonly ReplicationGroup?: readonly Replica[] | undefined
}

export type GlobalTableDescription = {
  readonly ReplicationGroup?: readonly ReplicaDescription[] | undefined
  readonly GlobalTableArn?: string | undefined
  readonly CreationDateTime?: number | undefined
  readonly GlobalTableStatus?: GlobalTableStatus | undefined
  readonly GlobalTableName?: string | undefined
}

export type GlobalTableGlobalSecondaryIndexSettingsUpdate = {
  readonly IndexName: string
  readonly ProvisionedWriteCapacityUnits?: number | undefined
  readonly ProvisionedWriteCapacityAutoScalingSettingsUpdate?: AutoScalingSettingsUpdate | undefined
}

export type GlobalTableSettingsReplicationMode = 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_OVERRIDES'

export type GlobalTableStatus = 'CREATING' | 'ACTIVE' | 'DELETING' | 'UPDATING'

export type GlobalTableWitnessDescription = {
  readonly RegionName?: string | undefined
  readonly WitnessStatus?: WitnessStatus | undefined
}

export type GlobalTableWitnessGroupUpdate = {
  readonly Create?: CreateGlobalTableWitnessGroupMemberAction | undefined
  readonly Delete?: DeleteGlobalTableWitnessGroupMemberAction | undefined
}

export type Identity = {
  readonly PrincipalId?: string | undefined
  readonly Type?: string | undefined
}

export type ImportStatus = 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED'

export type ImportSummary = {
  readonly ImportArn?: string | undefined
  readonly ImportStatus?: ImportStatus | undefined
  readonly TableArn?: string | undefined
  readonly S3BucketSource?: S3BucketSource | undefined
  readonly CloudWatchLogGroupArn?: string | undefined
  readonly InputFormat?: InputFormat | undefined
  readonly StartTime?: number | undefined
  readonly EndTime?: number | undefined
}

export type ImportTableDescription = {
  readonly ImportArn?: string | undefined
  readonly ImportStatus?: ImportStatus | undefined
  readonly TableArn?: string | undefined
  readonly TableId?: string | undefined
  readonly ClientToken?: string | undefined
  readonly S3BucketSource?: S3BucketSource | undefined
  readonly ErrorCount?: number | undefined
  readonly CloudWatchLogGroupArn?: string | undefined
  readonly InputFormat?: InputFormat | undefined
  readonly InputFormatOptions?: InputFormatOptions | undefined
  readonly InputCompressionType?: InputCompressionType | undefined
  readonly TableCreationParameters?: TableCreationParameters | undefined
  readonly StartTime?: number | undefined
  readonly EndTime?: number | undefined
  readonly ProcessedSizeBytes?: number | undefined
  readonly ProcessedItemCount?: number | undefined
  readonly ImportedItemCount?: number | undefined
  readonly FailureCode?: string | undefined
  readonly FailureMessage?: string | undefined
}

export type ImportTableInput = {
  readonly ClientToken?: string | undefined
  readonly S3BucketSource: S3BucketSource
  readonly InputFormat: InputFormat
  readonly InputFormatOptions?: InputFormatOptions | undefined
  readonly InputCompressionType?: InputCompressionType | undefined
  readonly TableCreationParameters: TableCreationParameters
}

export type ImportTableOutput = {
  readonly ImportTableDescription: ImportTableDescription
}

export type IncrementalExportSpecification = {
  readonly ExportFromTime?: number | undefined
  readonly ExportToTime?: number | undefined
  readonly ExportViewType?: ExportViewType | undefined
}

export type IndexStatus = 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE'

export type InputCompressionType = 'GZIP' | 'ZSTD' | 'NONE'

export type InputFormat = 'DYNAMODB_JSON' | 'ION' | 'CSV'

export type InputFormatOptions = {
  readonly Csv?: CsvOptions | undefined
}

export type ItemCollectionMetrics = {
  readonly ItemCollectionKey?: Item | undefined
  readonly SizeEstimateRangeGB?: readonly number[] | undefined
}

export type ItemResponse = {
  readonly Item?: Item | undefined
}

export type KeySchemaElement = {
  readonly AttributeName: string
  readonly KeyType: KeyType
}

export type KeyType = 'HASH' | 'RANGE'

export type KeysAndAttributes = {
  readonly Keys: readonly Item[]
  readonly AttributesToGet?: readonly string[] | undefined
  readonly ConsistentRead?: boolean | undefined
  readonly ProjectionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
}

export type KinesisDataStreamDestination = {
  readonly StreamArn?: string | undefined
  readonly DestinationStatus?: DestinationStatus | undefined
  readonly DestinationStatusDescription?: string | undefined
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined
}

export type KinesisStreamingDestinationInput = {
  readonly TableName: string
  readonly StreamArn: string
  readonly EnableKinesisStreamingConfiguration?: EnableKinesisStreamingConfiguration | undefined
}

export type KinesisStreamingDestinationOutput = {
  readonly TableName?: string | undefined
  readonly StreamArn?: string | undefined
  readonly DestinationStatus?: DestinationStatus | undefined
  readonly EnableKinesisStreamingConfiguration?: EnableKinesisStreamingConfiguration | undefined
}

export type ListBackupsInput = {
  readonly TableName?: string | undefined
  readonly Limit?: number | undefined
  readonly TimeRangeLowerBound?: number | undefined
  readonly TimeRangeUpperBound?: number | undefined
  readonly ExclusiveStartBackupArn?: string | undefined
  readonly BackupType?: BackupTypeFilter | undefined
}

export type ListBackupsOutput = {
  readonly BackupSummaries?: readonly BackupSummary[] | undefined
  readonly LastEvaluatedBackupArn?: string | undefined
}

export type ListContributorInsightsInput = {
  readonly TableName?: string | undefined
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export type ListContributorInsightsOutput = {
  readonly ContributorInsightsSummaries?: readonly ContributorInsightsSummary[] | undefined
  readonly NextToken?: string | undefined
}

export type ListExportsInput = {
  readonly TableArn?: string | undefined
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

export type ListExportsOutput = {
  readonly ExportSummaries?: readonly ExportSummary[] | undefined
  readonly NextToken?: string | undefined
}

export type ListGlobalTablesInput = {
  readonly ExclusiveStartGlobalTableName?: string | undefined
  readonly Limit?: number | undefined
  readonly RegionName?: string | undefined
}

export type ListGlobalTablesOutput = {
  readonly GlobalTables?: readonly GlobalTable[] | undefined
  readonly LastEvaluatedGlobalTableName?: string | undefined
}

export type ListImportsInput = {
  readonly TableArn?: string | undefined
  readonly PageSize?: number | undefined
  readonly NextToken?: string | undefined
}

export type ListImportsOutput = {
  readonly ImportSummaryList?: readonly ImportSummary[] | undefined
  readonly NextToken?: string | undefined
}

export type ListStreamsInput = {
  readonly TableName?: string | undefined
  readonly Limit?: number | undefined
  readonly ExclusiveStartStreamArn?: string | undefined
}

export type ListStreamsOutput = {
  readonly Streams?: readonly Stream[] | undefined
  readonly LastEvaluatedStreamArn?: string | undefined
}

export type ListTablesInput = {
  readonly ExclusiveStartTableName?: string | undefined
  readonly Limit?: number | undefined
}

export type ListTablesOutput = {
  readonly TableNames?: readonly string[] | undefined
  readonly LastEvaluatedTableName?: string | undefined
}

export type ListTagsOfResourceInput = {
  readonly ResourceArn: string
  readonly NextToken?: string | undefined
}

export type ListTagsOfResourceOutput = {
  readonly Tags?: readonly Tag[] | undefined
  readonly NextToken?: string | undefined
}

export type LocalSecondaryIndex = {
  readonly IndexName: string
  readonly KeySchema: readonly KeySchemaElement[]
  readonly Projection: Projection
}

export type LocalSecondaryIndexDescription = {
  readonly IndexName?: string | undefined
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly Projection?: Projection | undefined
  readonly IndexSizeBytes?: number | undefined
  readonly ItemCount?: number | undefined
  readonly IndexArn?: string | undefined
}

export type LocalSecondaryIndexInfo = {
  readonly IndexName?: string | undefined
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly Projection?: Projection | undefined
}

export type MultiRegionConsistency = 'EVENTUAL' | 'STRONG'

export type OnDemandThroughput = {
  readonly MaxReadRequestUnits?: number | undefined
  readonly MaxWriteRequestUnits?: number | undefined
}

export type OnDemandThroughputOverride = {
  readonly MaxReadRequestUnits?: number | undefined
}

export type OperationType = 'INSERT' | 'MODIFY' | 'REMOVE'

export type ParameterizedStatement = {
  readonly Statement: string
  readonly Parameters?: readonly Value[] | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type PointInTimeRecoveryDescription = {
  readonly PointInTimeRecoveryStatus?: PointInTimeRecoveryStatus | undefined
  readonly RecoveryPeriodInDays?: number | undefined
  readonly EarliestRestorableDateTime?: number | undefined
  readonly LatestRestorableDateTime?: number | undefined
}

export type PointInTimeRecoverySpecification = {
  readonly PointInTimeRecoveryEnabled: boolean
  readonly RecoveryPeriodInDays?: number | undefined
}

export type PointInTimeRecoveryStatus = 'ENABLED' | 'DISABLED'

export type Projection = {
  readonly ProjectionType?: ProjectionType | undefined
  readonly NonKeyAttributes?: readonly string[] | undefined
}

export type ProjectionType = 'ALL' | 'KEYS_ONLY' | 'INCLUDE'

export type ProvisionedThroughput = {
  readonly ReadCapacityUnits: number
  readonly WriteCapacityUnits: number
}

export type ProvisionedThroughputDescription = {
  readonly LastIncreaseDateTime?: number | undefined
  readonly LastDecreaseDateTime?: number | undefined
  readonly NumberOfDecreasesToday?: number | undefined
  readonly ReadCapacityUnits?: number | undefined
  readonly WriteCapacityUnits?: number | undefined
}

export type ProvisionedThroughputOverride = {
  readonly ReadCapacityUnits?: number | undefined
}

export type Put = {
  readonly Item: Item
  readonly TableName: string
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type PutItemInput = {
  readonly TableName: string
  readonly Item: Item
  readonly Expected?: { readonly [key: string]: ExpectedAttributeValue } | undefined
  readonly ReturnValues?: ReturnValue | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined
  readonly ConditionalOperator?: ConditionalOperator | undefined
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type PutItemOutput = {
  readonly Attributes?: Item | undefined
  readonly ConsumedCapacity?: ConsumedCapacity | undefined
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined
}

export type PutRequest = {
  readonly Item: Item
}

export type PutResourcePolicyInput = {
  readonly ResourceArn: string
  readonly Policy: string
  readonly ExpectedRevisionId?: string | undefined
  readonly ConfirmRemoveSelfResourceAccess?: boolean | undefined
}

export type PutResourcePolicyOutput = {
  readonly RevisionId?: string | undefined
}

export type QueryInput = {
  readonly TableName: string
  readonly IndexName?: string | undefined
  readonly Select?: Select | undefined
  readonly AttributesToGet?: readonly string[] | undefined
  readonly Limit?: number | undefined
  readonly ConsistentRead?: boolean | undefined
  readonly KeyConditions?: { readonly [key: string]: Condition } | undefined
  readonly QueryFilter?: { readonly [key: string]: Condition } | undefined
  readonly ConditionalOperator?: ConditionalOperator | undefined
  readonly ScanIndexForward?: boolean | undefined
  readonly ExclusiveStartKey?: Item | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ProjectionExpression?: string | undefined
  readonly FilterExpression?: string | undefined
  readonly KeyConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
}

export type QueryOutput = {
  readonly Items?: readonly Item[] | undefined
  readonly Count?: number | undefined
  readonly ScannedCount?: number | undefined
  readonly LastEvaluatedKey?: Item | undefined
  readonly ConsumedCapacity?: ConsumedCapacity | undefined
}

export type Record = {
  readonly eventID?: string | undefined
  readonly eventName?: OperationType | undefined
  readonly eventVersion?: string | undefined
  readonly eventSource?: string | undefined
  readonly awsRegion?: string | undefined
  readonly dynamodb?: StreamRecord | undefined
  readonly userIdentity?: Identity | undefined
}

export type Replica = {
  readonly RegionName?: string | undefined
}

export type ReplicaAutoScalingDescription = {
  readonly RegionName?: string | undefined
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndexAutoScalingDescription[] | undefined
  readonly ReplicaProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
  readonly ReplicaProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
  readonly ReplicaStatus?: ReplicaStatus | undefined
}

export type ReplicaAutoScalingUpdate = {
  readonly RegionName: string
  readonly ReplicaGlobalSecondaryIndexUpdates?: readonly ReplicaGlobalSecondaryIndexAutoScalingUpdate[] | undefined
  readonly ReplicaProvisionedReadCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined
}

export type ReplicaDescription = {
  readonly RegionName?: string | undefined
  readonly ReplicaStatus?: ReplicaStatus | undefined
  readonly ReplicaArn?: string | undefined
  readonly ReplicaStatusDescription?: string | undefined
  readonly ReplicaStatusPercentProgress?: string | undefined
  readonly KMSMasterKeyId?: string | undefined
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined
  readonly WarmThroughput?: TableWarmThroughputDescription | undefined
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndexDescription[] | undefined
  readonly ReplicaInaccessibleDateTime?: number | undefined
  readonly ReplicaTableClassSummary?: TableClassSummary | undefined
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined
}

export type ReplicaGlobalSecondaryIndex = {
  readonly IndexName: string
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined
}

export type ReplicaGlobalSecondaryIndexAutoScalingDescription = {
  readonly IndexName?: string | undefined
  readonly IndexStatus?: IndexStatus | undefined
  readonly ProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
  readonly ProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
}

export type ReplicaGlobalSecondaryIndexAutoScalingUpdate = {
  readonly IndexName?: string | undefined
  readonly ProvisionedReadCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined
}

export type ReplicaGlobalSecondaryIndexDescription = {
  readonly IndexName?: string | undefined
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription | undefined
}

export type ReplicaGlobalSecondaryIndexSettingsDescription = {
  readonly IndexName: string
  readonly IndexStatus?: IndexStatus | undefined
  readonly ProvisionedReadCapacityUnits?: number | undefined
  readonly ProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
  readonly ProvisionedWriteCapacityUnits?: number | undefined
  readonly ProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
}

export type ReplicaGlobalSecondaryIndexSettingsUpdate = {
  readonly IndexName: string
  readonly ProvisionedReadCapacityUnits?: number | undefined
  readonly ProvisionedReadCapacityAutoScalingSettingsUpdate?: AutoScalingSettingsUpdate | undefined
}

export type ReplicaSettingsDescription = {
  readonly RegionName: string
  readonly ReplicaStatus?: ReplicaStatus | undefined
  readonly ReplicaBillingModeSummary?: BillingModeSummary | undefined
  readonly ReplicaProvisionedReadCapacityUnits?: number | undefined
  readonly ReplicaProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
  readonly ReplicaProvisionedWriteCapacityUnits?: number | undefined
  readonly ReplicaProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined
  readonly ReplicaGlobalSecondaryIndexSettings?: readonly ReplicaGlobalSecondaryIndexSettingsDescription[] | undefined
  readonly ReplicaTableClassSummary?: TableClassSummary | undefined
}

export type ReplicaSettingsUpdate = {
  readonly RegionName: string
  readonly ReplicaProvisionedReadCapacityUnits?: number | undefined
  readonly ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate?: AutoScalingSettingsUpdate | undefined
  readonly ReplicaGlobalSecondaryIndexSettingsUpdate?: readonly ReplicaGlobalSecondaryIndexSettingsUpdate[] | undefined
  readonly ReplicaTableClass?: TableClass | undefined
}

export type ReplicaStatus =
  | 'CREATING'
  | 'CREATION_FAILED'
  | 'UPDATING'
  | 'DELETING'
  | 'ACTIVE'
  | 'REGION_DISABLED'
  | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'
  | 'ARCHIVING'
  | 'ARCHIVED'
  | 'REPLICATION_NOT_AUTHORIZED'

export type ReplicaUpdate = {
  readonly Create?: CreateReplicaAction | undefined
  readonly Delete?: DeleteReplicaAction | undefined
}

export type ReplicationGroupUpdate = {
  readonly Create?: CreateReplicationGroupMemberAction | undefined
  readonly Update?: UpdateReplicationGroupMemberAction | undefined
  readonly Delete?: DeleteReplicationGroupMemberAction | undefined
}

export type RestoreSummary = {
  readonly SourceBackupArn?: string | undefined
  readonly SourceTableArn?: string | undefined
  readonly RestoreDateTime: number
  readonly RestoreInProgress: boolean
}

export type RestoreTableFromBackupInput = {
  readonly TargetTableName: string
  readonly BackupArn: string
  readonly BillingModeOverride?: BillingMode | undefined
  readonly GlobalSecondaryIndexOverride?: readonly GlobalSecondaryIndex[] | undefined
  readonly LocalSecondaryIndexOverride?: readonly LocalSecondaryIndex[] | undefined
  readonly ProvisionedThroughputOverride?: ProvisionedThroughput | undefined
  readonly OnDemandThroughputOverride?: OnDemandThroughput | undefined
  readonly SSESpecificationOverride?: SSESpecification | undefined
  readonly VectorIndexOverride?: readonly VectorIndex[] | undefined
}

export type RestoreTableFromBackupOutput = {
  readonly TableDescription?: TableDescription | undefined
}

export type RestoreTableToPointInTimeInput = {
  readonly SourceTableArn?: string | undefined
  readonly SourceTableName?: string | undefined
  readonly TargetTableName: string
  readonly UseLatestRestorableTime?: boolean | undefined
  readonly RestoreDateTime?: number | undefined
  readonly BillingModeOverride?: BillingMode | undefined
  readonly GlobalSecondaryIndexOverride?: readonly GlobalSecondaryIndex[] | undefined
  readonly LocalSecondaryIndexOverride?: readonly LocalSecondaryIndex[] | undefined
  readonly ProvisionedThroughputOverride?: ProvisionedThroughput | undefined
  readonly OnDemandThroughputOverride?: OnDemandThroughput | undefined
  readonly SSESpecificationOverride?: SSESpecification | undefined
  readonly VectorIndexOverride?: readonly VectorIndex[] | undefined
}

export type RestoreTableToPointInTimeOutput = {
  readonly TableDescription?: TableDescription | undefined
}

export type ReturnConsumedCapacity = 'INDEXES' | 'TOTAL' | 'NONE'

export type ReturnItemCollectionMetrics = 'SIZE' | 'NONE'

export type ReturnValue = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW'

export type ReturnValuesOnConditionCheckFailure = 'ALL_OLD' | 'NONE'

export type S3BucketSource = {
  readonly S3BucketOwner?: string | undefined
  readonly S3Bucket: string
  readonly S3KeyPrefix?: string | undefined
}

export type S3SseAlgorithm = 'AES256' | 'KMS'

export type SSEDescription = {
  readonly Status?: SSEStatus | undefined
  readonly SSEType?: SSEType | undefined
  readonly KMSMasterKeyArn?: string | undefined
  readonly InaccessibleEncryptionDateTime?: number | undefined
}

export type SSESpecification = {
  readonly Enabled?: boolean | undefined
  readonly SSEType?: SSEType | undefined
  readonly KMSMasterKeyId?: string | undefined
}

export type SSEStatus = 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED' | 'UPDATING'

export type SSEType = 'AES256' | 'KMS'

export type ScalarAttributeType = 'S' | 'N' | 'B'

export type ScanInput = {
  readonly TableName: string
  readonly IndexName?: string | undefined
  readonly AttributesToGet?: readonly string[] | undefined
  readonly Limit?: number | undefined
  readonly Select?: Select | undefined
  readonly ScanFilter?: { readonly [key: string]: Condition } | undefined
  readonly ConditionalOperator?: ConditionalOperator | undefined
  readonly ExclusiveStartKey?: Item | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly TotalSegments?: number | undefined
  readonly Segment?: number | undefined
  readonly ProjectionExpression?: string | undefined
  readonly FilterExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ConsistentRead?: boolean | undefined
}

export type ScanOutput = {
  readonly Items?: readonly Item[] | undefined
  readonly Count?: number | undefined
  readonly ScannedCount?: number | undefined
  readonly LastEvaluatedKey?: Item | undefined
  readonly ConsumedCapacity?: ConsumedCapacity | undefined
}

export type SearchResultItem = {
  readonly Item?: Item | undefined
  readonly Score?: number | undefined
}

export type SearchSchemaElement = {
  readonly AttributeName: string
  readonly SearchSchemaElementType: SearchSchemaElementType
}

export type SearchSchemaElementType = 'HASH' | 'INLINE_FILTER'

export type SearchVectorsInput = {
  readonly TableName: string
  readonly IndexName: string
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ProjectionExpression?: string | undefined
  readonly SearchVector: readonly Value[]
  readonly SearchConditionExpression?: string | undefined
  readonly TopK: number
}

export type SearchVectorsOutput = {
  readonly ConsumedCapacity?: VectorCapacity | undefined
  readonly SearchResults?: readonly SearchResultItem[] | undefined
}

export type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT'

export type SequenceNumberRange = {
  readonly StartingSequenceNumber?: string | undefined
  readonly EndingSequenceNumber?: string | undefined
}

export type Shard = {
  readonly ShardId?: string | undefined
  readonly SequenceNumberRange?: SequenceNumberRange | undefined
  readonly ParentShardId?: string | undefined
}

export type ShardFilter = {
  readonly Type?: ShardFilterType | undefined
  readonly ShardId?: string | undefined
}

export type ShardFilterType = 'CHILD_SHARDS'

export type ShardIteratorType = 'TRIM_HORIZON' | 'LATEST' | 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER'

export type SourceTableDetails = {
  readonly TableName: string
  readonly TableId: string
  readonly TableArn?: string | undefined
  readonly TableSizeBytes?: number | undefined
  readonly KeySchema: readonly KeySchemaElement[]
  readonly TableCreationDateTime: number
  readonly ProvisionedThroughput: ProvisionedThroughput
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly ItemCount?: number | undefined
  readonly BillingMode?: BillingMode | undefined
}

export type SourceTableFeatureDetails = {
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndexInfo[] | undefined
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexInfo[] | undefined
  readonly StreamDescription?: StreamSpecification | undefined
  readonly TimeToLiveDescription?: TimeToLiveDescription | undefined
  readonly SSEDescription?: SSEDescription | undefined
  readonly VectorIndexes?: readonly VectorIndexInfo[] | undefined
}

export type Stream = {
  readonly StreamArn?: string | undefined
  readonly TableName?: string | undefined
  readonly StreamLabel?: string | undefined
}

export type StreamDescription = {
  readonly StreamArn?: string | undefined
  readonly StreamLabel?: string | undefined
  readonly StreamStatus?: StreamStatus | undefined
  readonly StreamViewType?: StreamViewType | undefined
  readonly CreationRequestDateTime?: number | undefined
  readonly TableName?: string | undefined
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly Shards?: readonly Shard[] | undefined
  readonly LastEvaluatedShardId?: string | undefined
}

export type StreamRecord = {
  readonly ApproximateCreationDateTime?: number | undefined
  readonly Keys?: Item | undefined
  readonly NewImage?: Item | undefined
  readonly OldImage?: Item | undefined
  readonly SequenceNumber?: string | undefined
  readonly SizeBytes?: number | undefined
  readonly StreamViewType?: StreamViewType | undefined
}

export type StreamSpecification = {
  readonly StreamEnabled: boolean
  readonly StreamViewType?: StreamViewType | undefined
}

export type StreamStatus = 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED'

export type StreamViewType = 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY'

export type TableAutoScalingDescription = {
  readonly TableName?: string | undefined
  readonly TableStatus?: TableStatus | undefined
  readonly Replicas?: readonly ReplicaAutoScalingDescription[] | undefined
}

export type TableClass = 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS'

export type TableClassSummary = {
  readonly TableClass?: TableClass | undefined
  readonly LastUpdateDateTime?: number | undefined
}

export type TableCreationParameters = {
  readonly TableName: string
  readonly AttributeDefinitions: readonly AttributeDefinition[]
  readonly KeySchema: readonly KeySchemaElement[]
  readonly BillingMode?: BillingMode | undefined
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly SSESpecification?: SSESpecification | undefined
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[] | undefined
  readonly VectorIndexes?: readonly VectorIndex[] | undefined
}

export type TableDescription = {
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined
  readonly TableName?: string | undefined
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly TableStatus?: TableStatus | undefined
  readonly CreationDateTime?: number | undefined
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription | undefined
  readonly TableSizeBytes?: number | undefined
  readonly ItemCount?: number | undefined
  readonly TableArn?: string | undefined
  readonly TableId?: string | undefined
  readonly BillingModeSummary?: BillingModeSummary | undefined
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndexDescription[] | undefined
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexDescription[] | undefined
  readonly StreamSpecification?: StreamSpecification | undefined
  readonly LatestStreamLabel?: string | undefined
  readonly LatestStreamArn?: string | undefined
  readonly GlobalTableVersion?: string | undefined
  readonly Replicas?: readonly ReplicaDescription[] | undefined
  readonly GlobalTableWitnesses?: readonly GlobalTableWitnessDescription[] | undefined
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined
  readonly RestoreSummary?: RestoreSummary | undefined
  readonly SSEDescription?: SSEDescription | undefined
  readonly ArchivalSummary?: ArchivalSummary | undefined
  readonly TableClassSummary?: TableClassSummary | undefined
  readonly DeletionProtectionEnabled?: boolean | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly WarmThroughput?: TableWarmThroughputDescription | undefined
  readonly MultiRegionConsistency?: MultiRegionConsistency | undefined
  readonly VectorIndexes?: readonly VectorIndexDescription[] | undefined
}

export type TableStatus =
  | 'CREATING'
  | 'UPDATING'
  | 'DELETING'
  | 'ACTIVE'
  | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'
  | 'ARCHIVING'
  | 'ARCHIVED'
  | 'REPLICATION_NOT_AUTHORIZED'

export type TableWarmThroughputDescription = {
  readonly ReadUnitsPerSecond?: number | undefined
  readonly WriteUnitsPerSecond?: number | undefined
  readonly Status?: TableStatus | undefined
}

export type Tag = {
  readonly Key: string
  readonly Value: string
}

export type TagResourceInput = {
  readonly ResourceArn: string
  readonly Tags: readonly Tag[]
}

export type TimeToLiveDescription = {
  readonly TimeToLiveStatus?: TimeToLiveStatus | undefined
  readonly AttributeName?: string | undefined
}

export type TimeToLiveSpecification = {
  readonly Enabled: boolean
  readonly AttributeName: string
}

export type TimeToLiveStatus = 'ENABLING' | 'DISABLING' | 'ENABLED' | 'DISABLED'

export type TransactGetItem = {
  readonly Get: Get
}

export type TransactGetItemsInput = {
  readonly TransactItems: readonly TransactGetItem[]
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
}

export type TransactGetItemsOutput = {
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined
  readonly Responses?: readonly ItemResponse[] | undefined
}

export type TransactWriteItem = {
  readonly ConditionCheck?: ConditionCheck | undefined
  readonly Put?: Put | undefined
  readonly Delete?: Delete | undefined
  readonly Update?: Update | undefined
}

export type TransactWriteItemsInput = {
  readonly TransactItems: readonly TransactWriteItem[]
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined
  readonly ClientRequestToken?: string | undefined
}

export type TransactWriteItemsOutput = {
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined
  readonly ItemCollectionMetrics?: { readonly [key: string]: readonly ItemCollectionMetrics[] } | undefined
}

export type UntagResourceInput = {
  readonly ResourceArn: string
  readonly TagKeys: readonly string[]
}

export type Update = {
  readonly Key: Item
  readonly UpdateExpression: string
  readonly TableName: string
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type UpdateContinuousBackupsInput = {
  readonly TableName: string
  readonly PointInTimeRecoverySpecification: PointInTimeRecoverySpecification
}

export type UpdateContinuousBackupsOutput = {
  readonly ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined
}

export type UpdateContributorInsightsInput = {
  readonly TableName: string
  readonly IndexName?: string | undefined
  readonly ContributorInsightsAction: ContributorInsightsAction
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined
}

export type UpdateContributorInsightsOutput = {
  readonly TableName?: string | undefined
  readonly IndexName?: string | undefined
  readonly ContributorInsightsStatus?: ContributorInsightsStatus | undefined
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined
}

export type UpdateGlobalSecondaryIndexAction = {
  readonly IndexName: string
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly WarmThroughput?: WarmThroughput | undefined
}

export type UpdateGlobalTableInput = {
  readonly GlobalTableName: string
  readonly ReplicaUpdates: readonly ReplicaUpdate[]
}

export type UpdateGlobalTableOutput = {
  readonly GlobalTableDescription?: GlobalTableDescription | undefined
}

export type UpdateGlobalTableSettingsInput = {
  readonly GlobalTableName: string
  readonly GlobalTableBillingMode?: BillingMode | undefined
  readonly GlobalTableProvisionedWriteCapacityUnits?: number | undefined
  readonly GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate?: AutoScalingSettingsUpdate | undefined
  readonly GlobalTableGlobalSecondaryIndexSettingsUpdate?:
    | readonly GlobalTableGlobalSecondaryIndexSettingsUpdate[]
    | undefined
  readonly ReplicaSettingsUpdate?: readonly ReplicaSettingsUpdate[] | undefined
}

export type UpdateGlobalTableSettingsOutput = {
  readonly GlobalTableName?: string | undefined
  readonly ReplicaSettings?: readonly ReplicaSettingsDescription[] | undefined
}

export type UpdateItemInput = {
  readonly TableName: string
  readonly Key: Item
  readonly AttributeUpdates?: { readonly [key: string]: AttributeValueUpdate } | undefined
  readonly Expected?: { readonly [key: string]: ExpectedAttributeValue } | undefined
  readonly ConditionalOperator?: ConditionalOperator | undefined
  readonly ReturnValues?: ReturnValue | undefined
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined
  readonly UpdateExpression?: string | undefined
  readonly ConditionExpression?: string | undefined
  readonly ExpressionAttributeNames?: { readonly [key: string]: string } | undefined
  readonly ExpressionAttributeValues?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined
}

export type UpdateItemOutput = {
  readonly Attributes?: Item | undefined
  readonly ConsumedCapacity?: ConsumedCapacity | undefined
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined
}

export type UpdateKinesisStreamingConfiguration = {
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined
}

export type UpdateKinesisStreamingDestinationInput = {
  readonly TableName: string
  readonly StreamArn: string
  readonly UpdateKinesisStreamingConfiguration?: UpdateKinesisStreamingConfiguration | undefined
}

export type UpdateKinesisStreamingDestinationOutput = {
  readonly TableName?: string | undefined
  readonly StreamArn?: string | undefined
  readonly DestinationStatus?: DestinationStatus | undefined
  readonly UpdateKinesisStreamingConfiguration?: UpdateKinesisStreamingConfiguration | undefined
}

export type UpdateReplicationGroupMemberAction = {
  readonly RegionName: string
  readonly KMSMasterKeyId?: string | undefined
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndex[] | undefined
  readonly TableClassOverride?: TableClass | undefined
}

export type UpdateTableInput = {
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined
  readonly TableName: string
  readonly BillingMode?: BillingMode | undefined
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined
  readonly GlobalSecondaryIndexUpdates?: readonly GlobalSecondaryIndexUpdate[] | undefined
  readonly StreamSpecification?: StreamSpecification | undefined
  readonly SSESpecification?: SSESpecification | undefined
  readonly ReplicaUpdates?: readonly ReplicationGroupUpdate[] | undefined
  readonly TableClass?: TableClass | undefined
  readonly DeletionProtectionEnabled?: boolean | undefined
  readonly MultiRegionConsistency?: MultiRegionConsistency | undefined
  readonly GlobalTableWitnessUpdates?: readonly GlobalTableWitnessGroupUpdate[] | undefined
  readonly OnDemandThroughput?: OnDemandThroughput | undefined
  readonly WarmThroughput?: WarmThroughput | undefined
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined
  readonly VectorIndexUpdates?: readonly VectorIndexUpdate[] | undefined
}

export type UpdateTableOutput = {
  readonly TableDescription?: TableDescription | undefined
}

export type UpdateTableReplicaAutoScalingInput = {
  readonly GlobalSecondaryIndexUpdates?: readonly GlobalSecondaryIndexAutoScalingUpdate[] | undefined
  readonly TableName: string
  readonly ProvisionedWriteCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined
  readonly ReplicaUpdates?: readonly ReplicaAutoScalingUpdate[] | undefined
}

export type UpdateTableReplicaAutoScalingOutput = {
  readonly TableAutoScalingDescription?: TableAutoScalingDescription | undefined
}

export type UpdateTimeToLiveInput = {
  readonly TableName: string
  readonly TimeToLiveSpecification: TimeToLiveSpecification
}

export type UpdateTimeToLiveOutput = {
  readonly TimeToLiveSpecification?: TimeToLiveSpecification | undefined
}

export type VectorAttributeDefinition = {
  readonly AttributeName: string
}

export type VectorCapacity = {
  readonly VectorSearchRequestBytes?: number | undefined
  readonly VectorWriteRequestBytes?: number | undefined
}

export type VectorDistanceFunction = 'COSINE' | 'DOT_PRODUCT' | 'EUCLIDEAN'

export type VectorIndex = {
  readonly IndexName: string
  readonly VectorAttribute: VectorAttributeDefinition
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined
  readonly Projection: Projection
  readonly Dimensions: number
  readonly DistanceFunction: VectorDistanceFunction
}

export type VectorIndexDescription = {
  readonly IndexName?: string | undefined
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined
  readonly Projection?: Projection | undefined
  readonly VectorAttribute?: VectorAttributeDefinition | undefined
  readonly Dimensions?: number | undefined
  readonly DistanceFunction?: VectorDistanceFunction | undefined
  readonly IndexStatus?: IndexStatus | undefined
  readonly Backfilling?: boolean | undefined
  readonly IndexSizeBytes?: number | undefined
  readonly ItemCount?: number | undefined
  readonly IndexArn?: string | undefined
}

export type VectorIndexInfo = {
  readonly IndexName?: string | undefined
  readonly VectorAttribute?: VectorAttributeDefinition | undefined
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined
  readonly Projection?: Projection | undefined
  readonly Dimensions?: number | undefined
  readonly DistanceFunction?: VectorDistanceFunction | undefined
}

export type VectorIndexUpdate = {
  readonly Create?: CreateVectorIndexAction | undefined
  readonly Delete?: DeleteVectorIndexAction | undefined
}

export type WarmThroughput = {
  readonly ReadUnitsPerSecond?: number | undefined
  readonly WriteUnitsPerSecond?: number | undefined
}

export type WitnessStatus = 'CREATING' | 'DELETING' | 'ACTIVE'

export type WriteRequest = {
  readonly PutRequest?: PutRequest | undefined
  readonly DeleteRequest?: DeleteRequest | undefined
}

/** Every operation of DynamoDB and DynamoDB Streams, by its API name. */
export interface OperationMap {
  BatchExecuteStatement: { request: BatchExecuteStatementInput; response: BatchExecuteStatementOutput }
  BatchGetItem: { request: BatchGetItemInput; response: BatchGetItemOutput }
  BatchWriteItem: { request: BatchWriteItemInput; response: BatchWriteItemOutput }
  CreateBackup: { request: CreateBackupInput; response: CreateBackupOutput }
  CreateGlobalTable: { request: CreateGlobalTableInput; response: CreateGlobalTableOutput }
  CreateTable: { request: CreateTableInput; response: CreateTableOutput }
  DeleteBackup: { request: DeleteBackupInput; response: DeleteBackupOutput }
  DeleteItem: { request: DeleteItemInput; response: DeleteItemOutput }
  DeleteResourcePolicy: { request: DeleteResourcePolicyInput; response: DeleteResourcePolicyOutput }
  DeleteTable: { request: DeleteTableInput; response: DeleteTableOutput }
  DescribeBackup: { request: DescribeBackupInput; response: DescribeBackupOutput }
  DescribeContinuousBackups: { request: DescribeContinuousBackupsInput; response: DescribeContinuousBackupsOutput }
  DescribeContributorInsights: {
    request: DescribeContributorInsightsInput
    response: DescribeContributorInsightsOutput
  }
  DescribeEndpoints: { request: DescribeEndpointsRequest; response: DescribeEndpointsResponse }
  DescribeExport: { request: DescribeExportInput; response: DescribeExportOutput }
  DescribeGlobalTable: { request: DescribeGlobalTableInput; response: DescribeGlobalTableOutput }
  DescribeGlobalTableSettings: {
    request: DescribeGlobalTableSettingsInput
    response: DescribeGlobalTableSettingsOutput
  }
  DescribeImport: { request: DescribeImportInput; response: DescribeImportOutput }
  DescribeKinesisStreamingDestination: {
    request: DescribeKinesisStreamingDestinationInput
    response: DescribeKinesisStreamingDestinationOutput
  }
  DescribeLimits: { request: DescribeLimitsInput; response: DescribeLimitsOutput }
  DescribeStream: { request: DescribeStreamInput; response: DescribeStreamOutput }
  DescribeTable: { request: DescribeTableInput; response: DescribeTableOutput }
  DescribeTableReplicaAutoScaling: {
    request: DescribeTableReplicaAutoScalingInput
    response: DescribeTableReplicaAutoScalingOutput
  }
  DescribeTimeToLive: { request: DescribeTimeToLiveInput; response: DescribeTimeToLiveOutput }
  DisableKinesisStreamingDestination: {
    request: KinesisStreamingDestinationInput
    response: KinesisStreamingDestinationOutput
  }
  EnableKinesisStreamingDestination: {
    request: KinesisStreamingDestinationInput
    response: KinesisStreamingDestinationOutput
  }
  ExecuteStatement: { request: ExecuteStatementInput; response: ExecuteStatementOutput }
  ExecuteTransaction: { request: ExecuteTransactionInput; response: ExecuteTransactionOutput }
  ExportTableToPointInTime: { request: ExportTableToPointInTimeInput; response: ExportTableToPointInTimeOutput }
  GetItem: { request: GetItemInput; response: GetItemOutput }
  GetRecords: { request: GetRecordsInput; response: GetRecordsOutput }
  GetResourcePolicy: { request: GetResourcePolicyInput; response: GetResourcePolicyOutput }
  GetShardIterator: { request: GetShardIteratorInput; response: GetShardIteratorOutput }
  ImportTable: { request: ImportTableInput; response: ImportTableOutput }
  ListBackups: { request: ListBackupsInput; response: ListBackupsOutput }
  ListContributorInsights: { request: ListContributorInsightsInput; response: ListContributorInsightsOutput }
  ListExports: { request: ListExportsInput; response: ListExportsOutput }
  ListGlobalTables: { request: ListGlobalTablesInput; response: ListGlobalTablesOutput }
  ListImports: { request: ListImportsInput; response: ListImportsOutput }
  ListStreams: { request: ListStreamsInput; response: ListStreamsOutput }
  ListTables: { request: ListTablesInput; response: ListTablesOutput }
  ListTagsOfResource: { request: ListTagsOfResourceInput; response: ListTagsOfResourceOutput }
  PutItem: { request: PutItemInput; response: PutItemOutput }
  PutResourcePolicy: { request: PutResourcePolicyInput; response: PutResourcePolicyOutput }
  Query: { request: QueryInput; response: QueryOutput }
  RestoreTableFromBackup: { request: RestoreTableFromBackupInput; response: RestoreTableFromBackupOutput }
  RestoreTableToPointInTime: { request: RestoreTableToPointInTimeInput; response: RestoreTableToPointInTimeOutput }
  Scan: { request: ScanInput; response: ScanOutput }
  SearchVectors: { request: SearchVectorsInput; response: SearchVectorsOutput }
  TagResource: { request: TagResourceInput; response: { readonly [key: string]: never } }
  TransactGetItems: { request: TransactGetItemsInput; response: TransactGetItemsOutput }
  TransactWriteItems: { request: TransactWriteItemsInput; response: TransactWriteItemsOutput }
  UntagResource: { request: UntagResourceInput; response: { readonly [key: string]: never } }
  UpdateContinuousBackups: { request: UpdateContinuousBackupsInput; response: UpdateContinuousBackupsOutput }
  UpdateContributorInsights: { request: UpdateContributorInsightsInput; response: UpdateContributorInsightsOutput }
  UpdateGlobalTable: { request: UpdateGlobalTableInput; response: UpdateGlobalTableOutput }
  UpdateGlobalTableSettings: { request: UpdateGlobalTableSettingsInput; response: UpdateGlobalTableSettingsOutput }
  UpdateItem: { request: UpdateItemInput; response: UpdateItemOutput }
  UpdateKinesisStreamingDestination: {
    request: UpdateKinesisStreamingDestinationInput
    response: UpdateKinesisStreamingDestinationOutput
  }
  UpdateTable: { request: UpdateTableInput; response: UpdateTableOutput }
  UpdateTableReplicaAutoScaling: {
    request: UpdateTableReplicaAutoScalingInput
    response: UpdateTableReplicaAutoScalingOutput
  }
  UpdateTimeToLive: { request: UpdateTimeToLiveInput; response: UpdateTimeToLiveOutput }
}
