//! `--today`: the day on which a spec is judged.

use std::time::{SystemTime, UNIX_EPOCH};

use poolgate::Date;

use super::Failure;

/// The day by which what the spec allows expires. The library reads no clock, so the command does.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Calendar {
    /// Judge what the spec allows as of this day, such as 2027-03-31. Default: today, in UTC
    #[arg(long, value_name = "DATE", display_order = 100)]
    today: Option<Date>,
}

impl Calendar {
    pub(super) fn today(&self) -> Result<Date, Failure> {
        if let Some(today) = self.today {
            return Ok(today);
        }
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok();
        let today = seconds.and_then(|since| Date::from_unix_seconds(since.as_secs()));
        today.ok_or_else(|| Failure::new("the clock of this machine shows no usable date").help("say the day with `--today DATE`"))
    }
}
