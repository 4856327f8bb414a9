import type { ServiceName } from '../../../contracts/interface/model.ts';

/** A change of a WSDL of version 2.1, and what is to be told of it. */
export interface Mutation {
  readonly what: string;
  readonly service: ServiceName;
  /** The text after which to replace; from the start if left out. */
  readonly after?: string;
  readonly replace: string | RegExp;
  readonly by: string;
  /** Effect, side, place and message of each change; none for what is no drift. */
  readonly changes: readonly string[];
}

const DEBTOR = '<s:complexType name="Debtor">';
const ADDRESS = '<s:complexType name="Address">';
const ABSENCE = '<s:complexType name="Absence">';
const LEAVE = '<s:complexType name="Leave">';
const BANK_ACCOUNT_TYPE = '<s:simpleType name="BankAccountType">';
const ADDRESS_TYPE = '<s:simpleType name="AddressType">';
const DEBTOR_INSERT = '<s:element name="Debtor_Insert">';
const GET_TOKEN = '<s:element name="GetToken">';
const BINDING = '<wsdl:binding name="DebtorServiceSoap"';
const BINDING_12 = '<wsdl:binding name="DebtorServiceSoap12"';
const NAMESPACE = 'https://api.nmbrs.nl/soap/v2.1/DebtorService';

/** The line that declares an element. */
const lineOf = (name: string) => new RegExp(`.*<s:element [^>]*name="${name}".*\\n`);

const fieldText = (rest: string) => `<s:element minOccurs="0" maxOccurs="1" ${rest} />\n`;

export const MUTATIONS: readonly Mutation[] = [
  // Fields that come and go.
  {
    what: 'a parameter removed',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: lineOf('Password'),
    by: '',
    changes: ['breaks-requests request: GetToken.Password: field removed: string'],
  },
  {
    what: 'an optional parameter added',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: lineOf('Password'),
    by: `$&${fieldText('name="Domain" type="s:string"')}`,
    changes: ['harmless request: GetToken.Domain: optional field added: string'],
  },
  {
    what: 'a required parameter added',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: lineOf('Password'),
    by: '$&<s:element minOccurs="1" maxOccurs="1" name="Minutes" type="s:int" />\n',
    changes: ['breaks-requests request: GetToken.Minutes: required field added: int'],
  },
  {
    what: 'a nillable parameter added: left out it is null',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: lineOf('Password'),
    by: '$&<s:element minOccurs="1" maxOccurs="1" name="Minutes" nillable="true" type="s:int" />\n',
    changes: ['harmless request: GetToken.Minutes: optional field added: int'],
  },
  {
    what: 'a parameter renamed',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: 'name="Username"',
    by: 'name="UserName"',
    changes: [
      'breaks-requests request: GetToken.Username: field removed: string; perhaps UserName now',
      'harmless request: GetToken.UserName: optional field added: string',
    ],
  },
  {
    what: 'the field of a record that is sent and answered removed',
    service: 'DebtorService',
    after: DEBTOR,
    replace: lineOf('Number'),
    by: '',
    changes: [
      'breaks-answers answer: Debtor.Number: field removed: string',
      'breaks-requests request: Debtor.Number: field removed: string',
    ],
  },
  {
    what: 'a field added to a record that is sent and answered',
    service: 'DebtorService',
    after: DEBTOR,
    replace: lineOf('Name'),
    by: `$&${fieldText('name="Colour" type="s:string"')}`,
    changes: [
      'harmless answer: Debtor.Colour: optional field added: string',
      'harmless request: Debtor.Colour: optional field added: string',
    ],
  },
  {
    what: 'a required field added in the middle of a record that is sent and answered',
    service: 'DebtorService',
    after: DEBTOR,
    replace: lineOf('Number'),
    by: '$&<s:element minOccurs="1" maxOccurs="1" name="Active" type="s:boolean" />\n',
    changes: [
      'breaks-requests request: Debtor.Active: required field added: boolean',
      'harmless answer: Debtor.Active: required field added: boolean',
    ],
  },
  {
    what: 'the field of an answer removed',
    service: 'DebtorService',
    after: ADDRESS,
    replace: lineOf('City'),
    by: '',
    changes: ['breaks-answers answer: Address.City: field removed: string'],
  },
  {
    what: 'the result of an operation removed',
    service: 'SingleSignOn',
    replace: lineOf('GetTokenResult'),
    by: '',
    changes: ['breaks-answers answer: GetTokenResponse.GetTokenResult: field removed: string'],
  },
  {
    what: 'the result of an operation renamed',
    service: 'SingleSignOn',
    replace: 'name="GetTokenResult"',
    by: 'name="Token"',
    changes: [
      'breaks-answers answer: GetTokenResponse.GetTokenResult: field removed: string',
      'harmless answer: GetTokenResponse.Token: optional field added: string',
    ],
  },
  {
    what: 'the field of a base removed: told of the base, not of what extends it',
    service: 'EmployeeService',
    after: LEAVE,
    replace: lineOf('UsageType'),
    by: '',
    changes: [
      'breaks-answers answer: Leave.UsageType: field removed: LeaveUsageType',
      'breaks-requests request: Leave.UsageType: field removed: LeaveUsageType',
    ],
  },
  {
    what: 'a field of a list in a list',
    service: 'EmployeeService',
    after: '<s:complexType name="EmployeeAbsence">',
    replace: lineOf('EmployeeId'),
    by: '',
    changes: ['breaks-answers answer: EmployeeAbsence.EmployeeId: field removed: int'],
  },
  {
    what: 'an attribute added to a record that is answered',
    service: 'DebtorService',
    after: ADDRESS,
    replace: '</s:sequence>',
    by: '</s:sequence>\n<s:attribute name="Version" type="s:int" />',
    changes: ['harmless answer: Address.@Version: optional field added: int'],
  },

  // Order.
  {
    what: 'parameters in another order',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: /(.*name="Username".*\n)(.*\n)/,
    by: '$2$1',
    changes: ['harmless request: GetToken.Password: field moved: after Username → first'],
  },
  {
    what: 'the fields of an answer in another order',
    service: 'DebtorService',
    after: ADDRESS,
    replace: /(.*name="Street".*\n)(.*\n)(.*\n)/,
    by: '$2$3$1',
    changes: [
      'breaks-answers answer: Address.Street: field moved: after Default → after HouseNumberAddition',
    ],
  },
  {
    what: 'a field moved to the end of a record that is sent and answered',
    service: 'DebtorService',
    after: DEBTOR,
    replace: /(.*name="Id".*\n)(.*\n)(.*\n)/,
    by: '$2$3$1',
    changes: [
      'breaks-answers answer: Debtor.Id: field moved: first → after Name',
      'harmless request: Debtor.Id: field moved: first → after Name',
    ],
  },

  // Types.
  {
    what: 'the type of a parameter widened',
    service: 'DebtorService',
    after: '<s:element name="AbsenceXML_Get">',
    replace: 'name="DebtorId" type="s:int"',
    by: 'name="DebtorId" type="s:long"',
    changes: ['harmless request: AbsenceXML_Get.DebtorId: type widened: int → long'],
  },
  {
    what: 'the type of a parameter narrowed',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: 'name="Password" type="s:string"',
    by: 'name="Password" type="s:int"',
    changes: ['breaks-requests request: GetToken.Password: type narrowed: string → int'],
  },
  {
    what: 'the type of a parameter changed',
    service: 'DebtorService',
    after: '<s:element name="AbsenceXML_Get">',
    replace: 'name="from" type="s:dateTime"',
    by: 'name="from" type="s:date"',
    changes: ['breaks-requests request: AbsenceXML_Get.from: type changed: dateTime → date'],
  },
  {
    what: 'the type of an answer widened',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'name="Id" type="s:int"',
    by: 'name="Id" type="s:decimal"',
    changes: ['breaks-answers answer: Address.Id: type widened: int → decimal'],
  },
  {
    what: 'the type of an answer narrowed',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'name="PostalCode" type="s:string"',
    by: 'name="PostalCode" type="s:int"',
    changes: ['harmless answer: Address.PostalCode: type narrowed: string → int'],
  },
  {
    what: 'the type of an answer changed',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'name="Default" type="s:boolean"',
    by: 'name="Default" type="s:int"',
    changes: ['breaks-answers answer: Address.Default: type changed: boolean → int'],
  },
  {
    what: 'a guid that becomes a text',
    service: 'EmployeeService',
    after: '<s:element name="EmployeeDocument_UploadDocument">',
    replace: 'type="s1:guid"',
    by: 'type="s:string"',
    changes: [
      'harmless request: EmployeeDocument_UploadDocument.GuidDocumentType: type widened: guid → string',
    ],
  },
  {
    what: 'a longest length for a text that is sent and answered',
    service: 'DebtorService',
    after: DEBTOR,
    replace: 'name="Number" type="s:string" />',
    by: 'name="Number"><s:simpleType><s:restriction base="s:string"><s:maxLength value="10" /></s:restriction></s:simpleType></s:element>',
    changes: [
      'breaks-requests request: Debtor.Number: type narrowed: string → string (maxLength 10)',
      'harmless answer: Debtor.Number: type narrowed: string → string (maxLength 10)',
    ],
  },
  {
    what: 'a pattern for a text that is sent and answered',
    service: 'DebtorService',
    after: DEBTOR,
    replace: 'name="Number" type="s:string" />',
    by: 'name="Number"><s:simpleType><s:restriction base="s:string"><s:pattern value="[0-9]+" /></s:restriction></s:simpleType></s:element>',
    changes: [
      'breaks-requests request: Debtor.Number: type narrowed: string → string (pattern [0-9]+)',
      'harmless answer: Debtor.Number: type narrowed: string → string (pattern [0-9]+)',
    ],
  },
  {
    what: 'a record in any order',
    service: 'DebtorService',
    after: DEBTOR,
    replace: /<s:sequence>([\s\S]*?)<\/s:sequence>/,
    by: '<s:all>$1</s:all>',
    changes: [
      'breaks-answers answer: Debtor: order no longer fixed',
      'harmless request: Debtor: order no longer fixed',
    ],
  },
  {
    what: 'a choice that is made again and again: any order, and all optional',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: /<s:sequence>([\s\S]*?)<\/s:sequence>/,
    by: '<s:choice minOccurs="0" maxOccurs="9">$1</s:choice>',
    changes: [
      'harmless request: GetToken.Password: repeats more: 1 → 9',
      'harmless request: GetToken.Username: repeats more: 1 → 9',
      'harmless request: GetToken: order no longer fixed',
    ],
  },
  {
    what: 'an answer of one element in any order, which it was in before',
    service: 'SingleSignOn',
    after: '<s:element name="GetTokenResponse">',
    replace: /<s:sequence>([\s\S]*?)<\/s:sequence>/,
    by: '<s:all>$1</s:all>',
    changes: [],
  },
  {
    what: 'a default for a number that is sent and answered',
    service: 'DebtorService',
    after: DEBTOR,
    replace: 'name="Id" type="s:int"',
    by: 'name="Id" type="s:int" default="7"',
    changes: [
      'breaks-answers answer: Debtor.Id: default declared: 7',
      'breaks-requests request: Debtor.Id: default declared: 7',
    ],
  },
  {
    what: 'a default that is what a missing number says anyway',
    service: 'DebtorService',
    after: DEBTOR,
    replace: 'name="Id" type="s:int"',
    by: 'name="Id" type="s:int" default="0"',
    changes: [],
  },
  {
    what: 'a default for a text, which is nothing where it is missing',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: 'name="Password" type="s:string"',
    by: 'name="Password" type="s:string" default=""',
    changes: ['breaks-requests request: GetToken.Password: default declared: '],
  },
  {
    what: 'an enum in place of a text',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: 'name="Username" type="s:string" />',
    by: 'name="Username"><s:simpleType><s:restriction base="s:string"><s:enumeration value="me" /></s:restriction></s:simpleType></s:element>',
    changes: ['breaks-requests request: GetToken.Username: type narrowed: string → one of me'],
  },
  {
    what: 'a text in place of an enum that is answered',
    service: 'DebtorService',
    replace: 'type="tns:BankAccountType"',
    by: 'type="s:string"',
    changes: ['breaks-answers answer: BankAccount.Type: type widened: BankAccountType → string'],
  },
  {
    what: 'a record in place of a value',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'name="City" type="s:string"',
    by: 'name="City" type="tns:Debtor"',
    changes: ['breaks-answers answer: Address.City: type changed: string → Debtor'],
  },
  {
    what: 'another record',
    service: 'DebtorService',
    after: DEBTOR_INSERT,
    replace: 'type="tns:Debtor"',
    by: 'type="tns:Title"',
    changes: [
      'breaks-requests request: Debtor.Id: field removed: int',
      'breaks-requests request: Debtor.Name: field removed: string',
      'breaks-requests request: Debtor.Number: field removed: string',
      'harmless request: Debtor_Insert.Debtor: type renamed: Debtor → Title',
      'harmless request: Title.TitleName: optional field added: string',
    ],
  },
  {
    what: 'a record renamed, with the same fields',
    service: 'DebtorService',
    replace: /(name="|tns:)DebtorServicelevel"/g,
    by: '$1Level"',
    changes: [
      'harmless answer: ServiceLevel_GetResponse.ServiceLevel_GetResult: type renamed: DebtorServicelevel → Level',
    ],
  },
  {
    what: 'another base: its fields come, and those of the old one are gone',
    service: 'CompanyService',
    after: '<s:complexType name="SalaryTableV2">',
    replace: 'base="tns:SalaryTable"',
    by: 'base="tns:SalaryTableStep"',
    changes: [
      'breaks-answers answer: SalaryTableV2.Code: field removed: int',
      'breaks-answers answer: SalaryTableV2.Description: field removed: string',
      'harmless answer: SalaryTable: subtype removed: SalaryTableV2',
      'harmless answer: SalaryTableStep.Step: optional field added: string',
      'harmless answer: SalaryTableStep.StepDescription: optional field added: string',
      'harmless answer: SalaryTableStep.StepValue: required field added: decimal',
      'harmless answer: SalaryTableStep: subtype added: SalaryTableV2',
    ],
  },
  {
    what: 'no base, but its fields in the type itself',
    service: 'CompanyService',
    after: '<s:complexType name="SalaryTableV2">',
    replace: /<s:complexContent[\s\S]*?<\/s:complexContent>/,
    by:
      '<s:sequence><s:element minOccurs="1" maxOccurs="1" name="Code" type="s:int" />' +
      `${fieldText('name="Description" type="s:string"')}` +
      '<s:element minOccurs="1" maxOccurs="1" name="GuidSalaryTable" type="s1:guid" /></s:sequence>',
    changes: ['harmless answer: SalaryTable: subtype removed: SalaryTableV2'],
  },

  {
    what: 'a type that extends another renamed: it is named on the wire where its base is expected',
    service: 'EmployeeService',
    replace: /(complexType name="|tns:)EmployeeAbsence"/g,
    by: '$1AbsenceOfEmployee"',
    changes: [
      'breaks-requests request: Absence: subtype removed: EmployeeAbsence',
      'harmless answer: Absence: subtype added: AbsenceOfEmployee',
      'harmless answer: Absence: subtype removed: EmployeeAbsence',
      'harmless answer: ArrayOfEmployeeAbsence.EmployeeAbsence: type renamed: EmployeeAbsence → AbsenceOfEmployee',
      'harmless request: Absence: subtype added: AbsenceOfEmployee',
    ],
  },

  // Values.
  {
    what: 'a value added to an enum that is answered',
    service: 'DebtorService',
    after: BANK_ACCOUNT_TYPE,
    replace: /.*value="Levensloop".*\n/,
    by: '$&<s:enumeration value="Krediet" />\n',
    changes: ['breaks-answers answer: BankAccountType: value added: Krediet'],
  },
  {
    what: 'a value removed from an enum that is answered',
    service: 'DebtorService',
    after: BANK_ACCOUNT_TYPE,
    replace: /.*value="Levensloop".*\n/,
    by: '',
    changes: ['harmless answer: BankAccountType: value removed: Levensloop'],
  },
  {
    what: 'a value added to an enum that is sent and answered',
    service: 'EmployeeService',
    after: ADDRESS_TYPE,
    replace: /.*value="WeekendAddress".*\n/,
    by: '$&<s:enumeration value="WorkAddress" />\n',
    changes: [
      'breaks-answers answer: AddressType: value added: WorkAddress',
      'harmless request: AddressType: value added: WorkAddress',
    ],
  },
  {
    what: 'a value removed from an enum that is sent and answered',
    service: 'EmployeeService',
    after: ADDRESS_TYPE,
    replace: /.*value="WeekendAddress".*\n/,
    by: '',
    changes: [
      'breaks-requests request: AddressType: value removed: WeekendAddress',
      'harmless answer: AddressType: value removed: WeekendAddress',
    ],
  },
  {
    what: 'another value first: what a missing one means',
    service: 'EmployeeService',
    after: '<s:simpleType name="Active">',
    replace: /(.*<s:enumeration.*\n)(.*\n)/,
    by: '$2$1',
    changes: [
      'breaks-requests request: List_GetByCompany.active: default value changed: active → notActive',
      'breaks-requests request: List_GetByDebtor.active: default value changed: active → notActive',
    ],
  },
  {
    what: 'another value first in an enum that is answered',
    service: 'DebtorService',
    after: BANK_ACCOUNT_TYPE,
    replace: /(.*value="None".*\n)(.*\n)/,
    by: '$2$1',
    changes: ['harmless answer: BankAccount.Type: default value changed: None → Bankrekening1'],
  },
  {
    what: 'values in another order, the first one still first',
    service: 'DebtorService',
    after: BANK_ACCOUNT_TYPE,
    replace: /(.*value="Spaarloon".*\n)(.*\n)/,
    by: '$2$1',
    changes: [],
  },

  // Occurrence.
  {
    what: 'a parameter becomes required',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: 'minOccurs="0" maxOccurs="1" name="Username"',
    by: 'minOccurs="1" maxOccurs="1" name="Username"',
    changes: ['breaks-requests request: GetToken.Username: became required'],
  },
  {
    what: 'a parameter becomes optional',
    service: 'DebtorService',
    after: '<s:element name="AbsenceXML_Get">',
    replace: 'minOccurs="1" maxOccurs="1" name="from"',
    by: 'minOccurs="0" maxOccurs="1" name="from"',
    changes: ['harmless request: AbsenceXML_Get.from: became optional'],
  },
  {
    what: 'the field of an answer becomes optional',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'minOccurs="1" maxOccurs="1" name="Id"',
    by: 'minOccurs="0" maxOccurs="1" name="Id"',
    changes: ['breaks-answers answer: Address.Id: became optional'],
  },
  {
    what: 'the field of an answer becomes required',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'minOccurs="0" maxOccurs="1" name="City"',
    by: 'minOccurs="1" maxOccurs="1" name="City"',
    changes: ['harmless answer: Address.City: became required'],
  },
  {
    what: 'minOccurs left out: it is 1',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'minOccurs="0" maxOccurs="1" name="City"',
    by: 'name="City"',
    changes: ['harmless answer: Address.City: became required'],
  },
  {
    what: 'the field of an answer becomes nillable',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'name="Id" type',
    by: 'name="Id" nillable="true" type',
    changes: ['breaks-answers answer: Address.Id: became nillable'],
  },
  {
    what: 'a parameter becomes nillable',
    service: 'DebtorService',
    after: '<s:element name="AbsenceXML_Get">',
    replace: 'name="to" type',
    by: 'name="to" nillable="true" type',
    changes: ['harmless request: AbsenceXML_Get.to: became nillable'],
  },
  {
    what: 'a field that is sent and answered is no longer nillable',
    service: 'EmployeeService',
    after: ABSENCE,
    replace: 'name="End" nillable="true"',
    by: 'name="End"',
    changes: [
      'breaks-requests request: Absence.End: no longer nillable',
      'harmless answer: Absence.End: no longer nillable',
    ],
  },
  {
    what: 'a list that may hold only one',
    service: 'DebtorService',
    replace: 'maxOccurs="unbounded" name="Debtor"',
    by: 'maxOccurs="1" name="Debtor"',
    changes: ['breaks-answers answer: ArrayOfDebtor.Debtor: repeats less: unbounded → 1'],
  },
  {
    what: 'a list of a request that may hold only ten',
    service: 'EmployeeService',
    after: '<s:complexType name="ArrayOfDaysWorked">',
    replace: 'maxOccurs="unbounded" name="DaysWorked"',
    by: 'maxOccurs="10" name="DaysWorked"',
    changes: ['breaks-requests request: ArrayOfDaysWorked.DaysWorked: repeats less: unbounded → 10'],
  },
  {
    what: 'a value of an answer that may repeat',
    service: 'DebtorService',
    after: ADDRESS,
    replace: 'maxOccurs="1" name="Street"',
    by: 'maxOccurs="unbounded" name="Street"',
    changes: ['breaks-answers answer: Address.Street: repeats more: 1 → unbounded'],
  },
  {
    what: 'a parameter that may repeat',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: 'maxOccurs="1" name="Username"',
    by: 'maxOccurs="5" name="Username"',
    changes: ['harmless request: GetToken.Username: repeats more: 1 → 5'],
  },
  {
    what: 'a choice in place of a sequence: each may be missing',
    service: 'DebtorService',
    after: '<s:element name="AbsenceXML_Get">',
    replace: /<s:sequence>([\s\S]*?)<\/s:sequence>/,
    by: '<s:choice>$1</s:choice>',
    changes: [
      'harmless request: AbsenceXML_Get.DebtorId: became optional',
      'harmless request: AbsenceXML_Get.from: became optional',
      'harmless request: AbsenceXML_Get.to: became optional',
    ],
  },
  {
    what: 'the fields in a sequence of the sequence: no drift',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: /<s:sequence>([\s\S]*?)<\/s:sequence>/,
    by: '<s:sequence><s:sequence>$1</s:sequence></s:sequence>',
    changes: [],
  },
  {
    what: 'the fields in a group: no drift',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: /(<s:sequence>[\s\S]*?<\/s:sequence>)([\s\S]*?)(<\/s:schema>)/,
    by: '<s:sequence><s:group ref="tns:Both" /></s:sequence>$2<s:group name="Both">$1</s:group>$3',
    changes: [],
  },

  // Namespaces.
  {
    what: 'elements without a namespace',
    service: 'SingleSignOn',
    after: GET_TOKEN,
    replace: 'name="Username"',
    by: 'name="Username" form="unqualified"',
    changes: ["breaks-requests request: GetToken.Username: field namespace changed: the service's → none"],
  },
  {
    what: 'the answer without a namespace',
    service: 'SingleSignOn',
    after: '<s:element name="GetTokenResponse">',
    replace: 'name="GetTokenResult"',
    by: 'name="GetTokenResult" form="unqualified"',
    changes: [
      "breaks-answers answer: GetTokenResponse.GetTokenResult: field namespace changed: the service's → none",
    ],
  },
  {
    what: 'the namespace of the service: told once',
    service: 'DebtorService',
    replace: /https:\/\/api\.nmbrs\.nl\/soap\/v2\.1\/DebtorService(?=["/])/g,
    by: 'https://api.nmbrs.nl/soap/v2.2/DebtorService',
    changes: [
      `breaks-requests service: DebtorService: namespace changed: ${NAMESPACE} → https://api.nmbrs.nl/soap/v2.2/DebtorService`,
    ],
  },

  // Operations.
  {
    what: 'an operation removed',
    service: 'DebtorService',
    replace: /.*<wsdl:operation name="Title_Insert">[\s\S]*?<\/wsdl:operation>\n/g,
    by: '',
    changes: ['breaks-requests service: Title_Insert: operation removed'],
  },
  {
    what: 'an operation added',
    service: 'DebtorService',
    replace: /<wsdl:operation name="Title_Insert">[\s\S]*?<\/wsdl:operation>\n/g,
    by: '$&<wsdl:operation name="Title_Insert2"><wsdl:input message="tns:Title_InsertSoapIn" /><wsdl:output message="tns:Title_InsertSoapOut" /></wsdl:operation>',
    changes: ['harmless service: Title_Insert2: operation added'],
  },
  {
    what: 'an operation renamed',
    service: 'DebtorService',
    replace: /(<wsdl:operation name=")Title_Insert"/g,
    by: '$1Title_Insert_V2"',
    changes: [
      'breaks-requests service: Title_Insert: operation removed; perhaps Title_Insert_V2 now',
      'harmless service: Title_Insert_V2: operation added',
    ],
  },
  {
    what: 'a soapAction of SOAP 1.1',
    service: 'DebtorService',
    after: BINDING,
    replace: `soapAction="${NAMESPACE}/List_GetAll"`,
    by: `soapAction="${NAMESPACE}/List_GetEverything"`,
    changes: ['breaks-requests service: List_GetAll: action changed: /List_GetAll → /List_GetEverything'],
  },
  {
    what: 'a soapAction of SOAP 1.2',
    service: 'DebtorService',
    after: BINDING_12,
    replace: `soapAction="${NAMESPACE}/List_GetAll"`,
    by: 'soapAction=""',
    changes: ['harmless service: List_GetAll: action of 1.2 changed: /List_GetAll → '],
  },
  {
    what: 'an operation offered only in SOAP 1.1',
    service: 'DebtorService',
    after: BINDING_12,
    replace: /.*<wsdl:operation name="Title_Insert">[\s\S]*?<\/wsdl:operation>\n/,
    by: '',
    changes: ['breaks-requests service: Title_Insert: binding removed: SOAP 1.2'],
  },
  {
    what: 'another style',
    service: 'DebtorService',
    after: BINDING,
    replace: '/List_GetAll" style="document"',
    by: '/List_GetAll" style="rpc"',
    changes: ['breaks-requests service: List_GetAll: style changed: document/literal → rpc/literal'],
  },
  {
    what: 'another use of the body',
    service: 'DebtorService',
    after: BINDING,
    replace: '<soap:body use="literal" />',
    by: '<soap:body use="encoded" />',
    changes: ['breaks-requests service: AbsenceXML_Get: style changed: document/literal → document/encoded'],
  },
  {
    what: 'the element of a request',
    service: 'SingleSignOn',
    replace: 'name="parameters" element="tns:GetToken"',
    by: 'name="parameters" element="tns:GetToken2"',
    changes: [
      'breaks-requests request: GetToken.Password: field removed: string',
      'breaks-requests service: GetToken: request element changed: GetToken → GetToken2',
      'harmless request: GetToken2.Token: optional field added: string',
    ],
  },
  {
    what: 'the element of an answer',
    service: 'SingleSignOn',
    replace: /GetTokenResponse"/g,
    by: 'GetTokenAnswer"',
    changes: ['breaks-answers service: GetToken: answer element changed: GetTokenResponse → GetTokenAnswer'],
  },
  {
    what: 'an operation that answers nothing any more',
    service: 'SingleSignOn',
    replace: /.*<wsdl:output message="tns:GetTokenSoapOut" \/>\n/,
    by: '',
    changes: ['breaks-answers service: GetToken: answer removed: GetTokenResponse'],
  },

  // Headers.
  {
    what: 'the header of an operation removed',
    service: 'DebtorService',
    replace: /.*<soap(12)?:header message="tns:List_GetAllAuthHeader".*\n/g,
    by: '',
    changes: ['harmless service: AuthHeader: header removed'],
  },
  {
    what: 'a header for operations that had none',
    service: 'SingleSignOn',
    replace: /(<soap(?:12)?:body use="literal" \/>)(\s*<\/wsdl:input>)/g,
    by: '$1<soap:header message="tns:GetToken2SoapIn" part="parameters" use="literal" />$2',
    changes: ['breaks-requests service: GetToken2: header added'],
  },
  {
    what: 'another header',
    service: 'DebtorService',
    replace: /AuthHeader"/g,
    by: 'AuthHeaderWithDomain"',
    changes: ['breaks-requests service: AuthHeader: header replaced: AuthHeader → AuthHeaderWithDomain'],
  },
  {
    what: 'a required field in the header',
    service: 'DebtorService',
    after: '<s:complexType name="AuthHeader">',
    replace: lineOf('Token'),
    by: '$&<s:element minOccurs="1" maxOccurs="1" name="Tenant" type="s:int" />\n',
    changes: ['breaks-requests request: AuthHeader.Tenant: required field added: int'],
  },
  {
    what: 'a field of the header removed',
    service: 'DebtorService',
    after: '<s:complexType name="AuthHeader">',
    replace: lineOf('Token'),
    by: '',
    changes: ['breaks-requests request: AuthHeader.Token: field removed: string'],
  },

  // Addresses.
  {
    what: 'another path',
    service: 'DebtorService',
    replace: /\/soap\/v2\.1\/DebtorService\.asmx/g,
    by: '/services/Debtors.asmx',
    changes: [
      'breaks-requests service: DebtorService: address changed: /soap/v2.1/DebtorService.asmx → /services/Debtors.asmx',
    ],
  },
  {
    what: 'another host: no drift',
    service: 'DebtorService',
    replace: /location="https?:\/\/[^/]+/g,
    by: 'location="https://api-sandbox.nmbrs.nl',
    changes: [],
  },
  {
    what: 'no SOAP 1.1 any more',
    service: 'DebtorService',
    replace: /.*<wsdl:port name="DebtorServiceSoap"[\s\S]*?<\/wsdl:port>\n/,
    by: '',
    changes: ['breaks-requests service: DebtorService: port removed: SOAP 1.1'],
  },
  {
    what: 'no SOAP 1.2 any more',
    service: 'DebtorService',
    replace: /.*<wsdl:port name="DebtorServiceSoap12"[\s\S]*?<\/wsdl:port>\n/,
    by: '',
    changes: ['breaks-requests service: DebtorService: port removed: SOAP 1.2'],
  },
  {
    what: 'the name of the service',
    service: 'DebtorService',
    replace: '<wsdl:service name="DebtorService">',
    by: '<wsdl:service name="Debtors">',
    changes: ['harmless service: DebtorService: service renamed: DebtorService → Debtors'],
  },

  // What is no drift.
  {
    what: 'other prefixes: no drift',
    service: 'CompanyService',
    replace: /\bs(?=[:=])/g,
    by: 'xsd',
    changes: [],
  },
  {
    what: 'other documentation: no drift',
    service: 'CompanyService',
    replace: /(<wsdl:documentation[^>]*>)[^<]*/g,
    by: '$1Something else.',
    changes: [],
  },
  {
    what: 'types in another order: no drift',
    service: 'CompanyService',
    replace: /( *<s:complexType name="SalaryTable">[\s\S]*?<\/s:complexType>\n)([\s\S]*?)( *<\/s:schema>)/,
    by: '$2$1$3',
    changes: [],
  },
  {
    what: 'other names of messages: no drift',
    service: 'CompanyService',
    replace: /Soap(In|Out)"/g,
    by: 'Message$1"',
    changes: [],
  },
  {
    what: 'a type that nobody uses: no drift',
    service: 'SingleSignOn',
    replace: '</s:schema>',
    by: '<s:simpleType name="Unused"><s:restriction base="s:string" /></s:simpleType></s:schema>',
    changes: [],
  },
];
