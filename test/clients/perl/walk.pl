#!/usr/bin/perl
# Walks Nmbrs with SOAP::Lite, and prints what it saw as JSON.
#
# walk.pl FOLDER ADDRESS VERSION SOAP USERNAME TOKEN DOMAIN FOREIGN_DEBTOR
#
# SOAP::Lite takes long to read a WSDL: a walk keeps in the folder what it found, for those after it.
use strict;
use warnings;

use JSON::PP;
use SOAP::Lite;
use Storable qw(retrieve store);

my ($folder, $address, $version, $soap, $username, $token, $domain, $foreign_debtor) = @ARGV;

# The services that are called; their WSDLs are read for the operations only, as SOAP::Lite knows no literal style.
my $kept = "$folder/operations-$version";
my %operations = -e $kept ? %{ retrieve($kept) } : map { $_ => operations($_) } (
    qw(DebtorService CompanyService EmployeeService SingleSignOn),
    $version eq 'v3' ? 'ReportService' : (),
);
store(\%operations, $kept);

# Number of operations that SOAP::Lite finds in the WSDL of a service.
sub operations {
    my ($service) = @_;
    my $schema = SOAP::Schema->schema_url("$address/soap/$version/$service.asmx?WSDL")->parse;
    return scalar keys %{ $schema->services->{$service} };
}

# The answer to a call with one login; dies of a fault with its text.
sub call {
    my ($service, $operation, $arguments, $own_token) = @_;
    my $namespace = "https://api.nmbrs.nl/soap/$version/$service";
    my $answer = SOAP::Lite
        ->soapversion($soap)
        ->proxy("$address/soap/$version/$service.asmx")
        ->default_ns($namespace)
        ->on_action(sub { qq("$_[0]/$_[1]") })
        ->call($operation => header($namespace, $own_token // $token), elements($arguments));
    die fault_text($answer), "\n" if $answer->fault;
    return $answer;
}

sub header {
    my ($namespace, $own_token) = @_;
    my %credentials = (Username => $username, Token => $own_token);
    my $name = 'AuthHeader';
    if ($version eq 'v3') {
        $name = 'AuthHeaderWithDomain';
        $credentials{Domain} = $domain;
    }
    return SOAP::Header->name($name => \SOAP::Data->value(elements(\%credentials)))->attr({ xmlns => $namespace });
}

# Elements without xsi:type, which only the encoded style wants.
sub elements {
    my ($values) = @_;
    return map { SOAP::Data->name($_ => $values->{$_})->type('') } sort keys %$values;
}

# SOAP::Lite knows where SOAP 1.1 keeps the text of a fault, not where 1.2 does.
sub fault_text {
    my ($answer) = @_;
    return $answer->faultstring // $answer->valueof('//Fault/Reason/Text');
}

# The items of a list result.
sub list {
    my ($service, $operation, $item, $arguments) = @_;
    return call($service, $operation, $arguments)->valueof("//${operation}Result/$item");
}

# The text of the fault that a call ends in; undef if it does not.
sub fault {
    my @call = @_;
    return eval { call(@call); 1 } ? undef : $@ =~ s/\n\z//r;
}

sub day {
    my ($moment) = @_;
    return defined $moment ? substr $moment, 0, 10 : undef;
}

my %active = $version eq 'v3' ? (EmployeeType => 2) : (active => 'active');
my (@debtors, @companies, @employees, @people);
for my $debtor (list('DebtorService', 'List_GetAll', 'Debtor')) {
    push @debtors, { id => 0 + $debtor->{Id}, number => $debtor->{Number}, name => $debtor->{Name} };
    for my $company (list('CompanyService', 'List_GetByDebtor', 'Company', { DebtorId => $debtor->{Id} })) {
        push @companies, { id => 0 + $company->{ID}, number => 0 + $company->{Number}, name => $company->{Name} };
        my $arguments = { CompanyId => $company->{ID}, %active };
        for my $employee (list('EmployeeService', 'List_GetByCompany', 'Employee', $arguments)) {
            push @employees, {
                id     => 0 + $employee->{Id},
                number => 0 + $employee->{Number},
                name   => $employee->{DisplayName},
            };
            my $answer = call('EmployeeService', 'PersonalInfo_GetCurrent', { EmployeeId => $employee->{Id} });
            my $person = $answer->result;
            push @people, {
                id        => 0 + $person->{Id},
                firstName => $person->{FirstName},
                prefix    => $person->{Prefix},
                lastName  => $person->{LastName},
                gender    => $person->{Gender},
                birthday  => day($person->{Birthday}),
                deceased  => day($person->{DeceasedDate}),
            };
        }
    }
}

print JSON::PP->new->utf8->encode({
    operations => \%operations,
    debtors    => \@debtors,
    companies  => \@companies,
    employees  => \@employees,
    people     => \@people,
    faults     => {
        wrongToken    => fault('DebtorService', 'List_GetAll', {}, 'f' x 32),
        foreignDebtor => fault('CompanyService', 'List_GetByDebtor', { DebtorId => $foreign_debtor }),
    },
});
