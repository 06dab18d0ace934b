//! The kinds of resources: for each its Rust struct, its property rows and its attribute rows.
//!
//! A row says one fact once: what a property is called in CloudFormation, what in Terraform, and where its value comes from.
//! A property that one target lacks says why. Both emitters and the tests against the targets' own schemas read the rows.
//!
//! A name with dots is nested: `Policies.PasswordPolicy.MinimumLength` is three mappings deep in CloudFormation,
//! `password_policy.minimum_length` a block in Terraform.

use crate::graph::{Field, Value};

pub mod api_gateway;
pub mod api_gateway_v2;
pub mod cognito;
pub mod ec2;
pub mod iam;
pub mod lambda;
pub mod logs;
pub mod route53;
pub mod tags;

/// An attribute of a resource that another can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attr {
    /// Its id, or its name where that is its id.
    Id,
    /// Its ARN.
    Arn,
    /// The name of the token issuer without `https://`.
    ProviderName,
    /// The root resource of an API.
    RootResourceId,
    /// The id of an address that is allocated.
    AllocationId,
    /// The URL of an API, without a stage.
    Endpoint,
    /// The host name of the CloudFront distribution that serves a domain.
    DistributionName,
    /// The hosted zone of that host name.
    DistributionZone,
    /// The host name at which a region serves a domain.
    RegionalName,
    /// The hosted zone of that host name.
    RegionalZone,
}

impl Attr {
    /// A word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Arn => "arn",
            Self::ProviderName => "provider_name",
            Self::RootResourceId => "root_resource_id",
            Self::AllocationId => "allocation_id",
            Self::Endpoint => "endpoint",
            Self::DistributionName => "distribution_name",
            Self::DistributionZone => "distribution_zone",
            Self::RegionalName => "regional_name",
            Self::RegionalZone => "regional_zone",
        }
    }
}

/// What an attribute is in each target.
#[derive(Debug, Clone, Copy)]
pub struct AttrRow {
    /// The attribute.
    pub attr: Attr,
    /// `None` is what `Ref` returns, anything else the name for `Fn::GetAtt`.
    pub cfn: Option<&'static str>,
    /// The name of the attribute in Terraform; one inside a block with dots, and the number of the block: `configuration.0.name`.
    pub tf: &'static str,
}

/// An attribute that `Ref` returns.
const fn by_ref(attr: Attr, tf: &'static str) -> AttrRow {
    AttrRow { attr, cfn: None, tf }
}

/// An attribute that `Fn::GetAtt` returns.
const fn by_get_att(attr: Attr, cfn: &'static str, tf: &'static str) -> AttrRow {
    AttrRow { attr, cfn: Some(cfn), tf }
}

/// How CloudFormation has a kind of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cfn {
    /// As a resource of this type.
    Resource(&'static str),
    /// As a property of the resource it belongs to.
    Property(&'static str),
    /// As one of the list that is a property of the resource it belongs to.
    ListItem(&'static str),
}

/// A kind of resource.
#[derive(Debug)]
pub struct Kind {
    /// How CloudFormation has it.
    pub cfn: Cfn,
    /// Its type in Terraform.
    pub tf: &'static str,
    /// Its attributes.
    pub attributes: &'static [AttrRow],
}

impl Kind {
    /// What an attribute is in each target.
    #[must_use]
    pub fn attribute(&self, attr: Attr) -> Option<&'static AttrRow> {
        self.attributes.iter().find(|row| row.attr == attr)
    }
}

/// What a property is called in a target, or why the target has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// It is called so.
    Is(&'static str),
    /// The target does not have it, for this reason.
    None(&'static str),
}

impl Name {
    /// The name, if the target has the property.
    #[must_use]
    pub fn get(self) -> Option<&'static str> {
        match self {
            Self::Is(name) => Some(name),
            Self::None(_) => None,
        }
    }
}

/// A property of a `T`.
#[derive(Debug)]
pub struct Row<T: 'static> {
    /// Its name in CloudFormation.
    pub cfn: Name,
    /// Its name in Terraform.
    pub tf: Name,
    /// Its value.
    pub get: fn(&T) -> Value,
    /// The properties of its items, where it is a list of structures.
    pub items: fn() -> Vec<Names>,
}

/// The names of a property.
#[derive(Debug, Clone)]
pub struct Names {
    /// In CloudFormation.
    pub cfn: Name,
    /// In Terraform.
    pub tf: Name,
    /// The names of the properties of its items, where it is a list of structures.
    pub items: Vec<Names>,
}

/// Why a name is said in Terraform only.
const MADE_UP: &str = "CloudFormation makes a name of those of the stack and the resource";

/// A property that both targets have.
const fn row<T>(cfn: &'static str, tf: &'static str, get: fn(&T) -> Value) -> Row<T> {
    Row { cfn: Name::Is(cfn), tf: Name::Is(tf), get, items: Vec::new }
}

/// A list of structures that both targets have; `names::<Item>` gives the properties of an item.
const fn list<T>(cfn: &'static str, tf: &'static str, items: fn() -> Vec<Names>, get: fn(&T) -> Value) -> Row<T> {
    Row { cfn: Name::Is(cfn), tf: Name::Is(tf), get, items }
}

/// A property that only CloudFormation has, and why.
const fn cfn_only<T>(cfn: &'static str, why: &'static str, get: fn(&T) -> Value) -> Row<T> {
    Row { cfn: Name::Is(cfn), tf: Name::None(why), get, items: Vec::new }
}

/// A list of structures that only CloudFormation has, and why.
const fn cfn_only_list<T>(cfn: &'static str, why: &'static str, items: fn() -> Vec<Names>, get: fn(&T) -> Value) -> Row<T> {
    Row { cfn: Name::Is(cfn), tf: Name::None(why), get, items }
}

/// A property that only Terraform has, and why.
const fn tf_only<T>(tf: &'static str, why: &'static str, get: fn(&T) -> Value) -> Row<T> {
    Row { cfn: Name::None(why), tf: Name::Is(tf), get, items: Vec::new }
}

/// A list of structures that only Terraform has, and why.
const fn tf_only_list<T>(tf: &'static str, why: &'static str, items: fn() -> Vec<Names>, get: fn(&T) -> Value) -> Row<T> {
    Row { cfn: Name::None(why), tf: Name::Is(tf), get, items }
}

/// A structure with property rows: a resource, or an item of a list in one.
pub trait Rows: Sized + 'static {
    /// The rows, in the order in which they are written.
    const ROWS: &'static [Row<Self>];

    /// What it says: every property that has a value.
    fn fields(&self) -> impl Iterator<Item = Field> {
        let fields = Self::ROWS.iter().map(|row| Field { cfn: row.cfn.get(), tf: row.tf.get(), value: (row.get)(self) });
        fields.filter(|field| !field.value.is_absent())
    }
}

/// The names of the properties of a structure.
#[must_use]
pub fn names<T: Rows>() -> Vec<Names> {
    T::ROWS.iter().map(|row| Names { cfn: row.cfn, tf: row.tf, items: (row.items)() }).collect()
}

/// A list of structures as a value.
fn objects<T: Rows>(items: &[T]) -> Value {
    Value::Objects(items.iter().map(|item| item.fields().collect()).collect())
}

/// A kind of resource as a Rust type.
pub trait Resource: Rows + std::fmt::Debug {
    /// The kind.
    const KIND: Kind;

    /// The source text that it runs, where a target has to put it into a file.
    fn bundle(&self) -> Option<Bundle<'_>> {
        None
    }

    /// What is not for a stack to say, where a target compares all that it is told.
    fn set_by_aws(&self) -> Option<&SetByAws> {
        None
    }
}

/// Entries of an argument that AWS makes up or never says again: Terraform does not compare them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetByAws {
    /// The argument in Terraform, a map.
    pub argument: &'static str,
    /// The keys of the entries.
    pub keys: &'static [&'static str],
    /// Why, for whoever reads the configuration.
    pub why: &'static str,
}

impl SetByAws {
    /// AWS says everything, and says what it is told.
    pub const NOTHING: Self = Self { argument: "", keys: &[], why: "" };
}

/// Source text and what its file is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bundle<'a> {
    /// The name of the file.
    pub name: &'static str,
    /// What is in it.
    pub text: &'a str,
}

/// A resource of any kind.
pub trait AnyResource: std::fmt::Debug {
    /// Its kind.
    fn kind(&self) -> &'static Kind;

    /// Calls `visit` with what it says, property by property: a large stack has too many of them to make lists.
    fn each_property(&self, visit: &mut dyn FnMut(Field));

    /// What it says: every property that has a value.
    fn properties(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        self.each_property(&mut |field| fields.push(field));
        fields
    }

    /// The source text that it runs, where a target has to put it into a file.
    fn bundle(&self) -> Option<Bundle<'_>>;

    /// What is not for a stack to say, where a target compares all that it is told.
    fn set_by_aws(&self) -> Option<&SetByAws>;
}

impl<T: Resource> AnyResource for T {
    fn kind(&self) -> &'static Kind {
        const { &T::KIND }
    }

    fn each_property(&self, visit: &mut dyn FnMut(Field)) {
        self.fields().for_each(visit);
    }

    fn bundle(&self) -> Option<Bundle<'_>> {
        Resource::bundle(self)
    }

    fn set_by_aws(&self) -> Option<&SetByAws> {
        Resource::set_by_aws(self)
    }
}

/// A kind with the names of its properties, for the tests against the targets' own schemas.
#[derive(Debug)]
pub struct Described {
    /// The kind.
    pub kind: &'static Kind,
    /// The names of its properties.
    pub names: Vec<Names>,
}

fn described<T: Resource>() -> Described {
    Described { kind: const { &T::KIND }, names: names::<T>() }
}

/// Every kind of resource that can be emitted.
#[must_use]
pub fn every_kind() -> Vec<Described> {
    let kinds = [
        cognito::kinds(),
        api_gateway::kinds(),
        api_gateway_v2::kinds(),
        lambda::kinds(),
        ec2::kinds(),
        iam::kinds(),
        logs::kinds(),
        route53::kinds(),
    ];
    kinds.into_iter().flatten().collect()
}
